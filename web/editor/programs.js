// The language of the text follows what stands in it. Those of programs are a file of their own, loaded when one is there.
import { StreamLanguage } from "@codemirror/language";
import { Compartment } from "@codemirror/state";
import { ViewPlugin } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { languageOf } from "./text/language_of.js";

/** What the modes say beside another word, as in `string property`, which is known by itself alone. */
const tokenTable = { property: tags.propertyName };

/** @param {import("@codemirror/state").Extension} plain the language of all other texts */
export function programs(plain) {
  const place = new Compartment();
  const follow = ViewPlugin.define((view) => {
    let shown = "";
    const look = async () => {
      const name = languageOf(view.state.doc.sliceString(0, 4000));
      if (name === shown) return;
      shown = name;
      try {
        const mode = name && (await import("./languages.js"))[name];
        const language = mode ? StreamLanguage.define({ ...mode, tokenTable }) : plain;
        // Another may be there meanwhile. While an editor is brought up to date, nothing else changes it.
        await undefined;
        if (shown === name) view.dispatch({ effects: place.reconfigure(language) });
      } catch {
        // Without its colours the text is as good.
      }
    };
    void look();
    return {
      update({ docChanged }) {
        if (docChanged) void look();
      },
    };
  });
  return [place.of(plain), follow];
}
