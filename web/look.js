// Runs before anything is painted: how the page looks is part of its address, so nothing has to be stored for it.
{
  const page = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") page.dataset.theme = theme;
  page.toggleAttribute("data-scripted", true);
  const embed = asked.get("embed");
  if (embed !== null) page.dataset.embed = embed === "compact" ? embed : "";
  page.toggleAttribute("data-readonly", asked.has("readonly"));
  // Whoever opens a link came for its verdict, which gets its place at once: nothing moves when it is there.
  page.toggleAttribute("data-link", /^#(?:example|v\d+)=/.test(location.hash));

  // A browser loads no modules from files, so nothing else would ever say why.
  if (location.protocol === "file:") {
    addEventListener("DOMContentLoaded", () => {
      const notice = document.getElementById("cannot-start");
      notice.querySelector("span").textContent = "it needs a web server, such as `cargo xtask serve` starts.";
      notice.hidden = false;
    });
  }
}
