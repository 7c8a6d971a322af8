import React, { Children } from "react";
import Head from "@docusaurus/Head";
import useBaseUrl from "@docusaurus/useBaseUrl";

/** A live example: its texts stand in code fences between the tags, its properties are the attributes of the element. */
export default function WhyDenied({ children, ...attributes }) {
  // A fence is a block of code in a block. Docusaurus would draw it in lines, and its text would be without them.
  const texts = Children.toArray(children).map((block) => block.props.children.props.children);
  return (
    <>
      <Head>
        <script type="module" src={useBaseUrl("/whydenied/element.js")} />
      </Head>
      <why-denied {...attributes}>
        {texts.map((text, at) => (
          <pre key={at}>{text}</pre>
        ))}
      </why-denied>
    </>
  );
}
