// A live example: <WhyDenied policy={`…`} claims={`…`} />, or the texts in code fences between the tags.
import React, { useEffect } from "react";
import useBaseUrl from "@docusaurus/useBaseUrl";

export default function WhyDenied({ kind, view, theme, height, children, ...texts }) {
  const script = useBaseUrl("/whydenied/element.js");
  useEffect(() => {
    if (document.querySelector(`script[src="${script}"]`)) return;
    document.head.append(Object.assign(document.createElement("script"), { type: "module", src: script }));
  }, [script]);
  return (
    <why-denied kind={kind} view={view} theme={theme} height={height}>
      {Object.entries(texts).map(([name, text]) => (
        <pre key={name} data-for={name}>
          {typeof text === "string" ? text : JSON.stringify(text, null, 2)}
        </pre>
      ))}
      {children}
    </why-denied>
  );
}
