export default {
  title: "Docs",
  head: [["script", { type: "module", src: "/whydenied/element.js" }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "why-denied" } } },
};
