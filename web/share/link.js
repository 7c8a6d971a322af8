// Follows a link that the page was opened with: a permalink, or the name of an example.
import { dialog, el } from "../dialog.js";
import { textsOfContent } from "./content.js";
import { contentOf } from "./permalink.js";

/** Shows what the address holds, on its side. What cannot be read changes nothing and says so. */
export async function follow(page, parts, turnTo) {
  const [, example] = /^#example=([\w-]+)$/.exec(location.hash) ?? [];
  try {
    if (example) {
      const gallery = await parts.gallery();
      await turnTo(await gallery.show(page, example));
    } else {
      const { content, unknown } = await contentOf(location.hash);
      page.showLink(Object.entries(textsOfContent(content, page.requestFields())).flat());
      await turnTo(content.tab === "pulumi" ? "pulumi" : "aws");
      if (unknown.length > 0) {
        await say(`The link was made by a newer version of this page, which also knows: ${unknown.join(", ")}. That part is not shown.`);
      }
    }
  } catch (error) {
    return say(`${error.message} What you had pasted is untouched.`);
  }
  // From the first change on, the address would not say any more what the page shows.
  addEventListener("input", forget, { once: true });
}

function forget() {
  if (/^#(v\d+|example)=/.test(location.hash)) history.replaceState(history.state, "", location.pathname + location.search);
}

async function say(message) {
  const element = await dialog("link-problem", "About this link", el("p", {}, message));
  element.addEventListener("close", () => element.remove());
  element.showModal();
}
