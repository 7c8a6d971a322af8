// Runs before anything is painted: how the page looks is part of its address, so nothing has to be stored for it.
{
  const page = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") page.dataset.theme = theme;
  page.toggleAttribute("data-embed", asked.has("embed"));
}
