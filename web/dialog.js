// What the dialogs of the page have in common. The browser itself keeps the focus in a modal dialog, and gives it back.

/** An element with its properties and attributes, and what stands in it. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** One of the pictures that are drawn in `index.html`. */
function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(namespace, "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

/** A dialog with a title and a way out, in the page but not yet open. */
export async function dialog(id, title, ...children) {
  await styles();
  const close = el("button", { type: "button", className: "close", ariaLabel: "Close" }, icon("close"));
  const head = el("header", { className: "dialog-head" }, el("h2", { id: `${id}-title` }, title), close);
  const element = el("dialog", { id, className: "dialog" }, head, ...children);
  element.setAttribute("aria-labelledby", `${id}-title`);
  close.addEventListener("click", () => element.close());
  element.addEventListener("click", (event) => {
    // The dialog itself is hit only beside what stands in it.
    if (event.target === element) element.close();
  });
  document.body.append(element);
  return element;
}

let loading;

/** The style sheet of dialogs, loaded once. */
function styles() {
  loading ??= new Promise((resolve, reject) => {
    const link = el("link", { rel: "stylesheet", href: new URL("./dialog.css", import.meta.url).href });
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      loading = undefined;
      link.remove();
      reject(new Error("the style of dialogs is missing"));
    });
    document.head.append(link);
  });
  return loading;
}
