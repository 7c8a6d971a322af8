// The forms in which one shares what stands in the page, and what each of them holds.
import { askedOf, indented } from "./content.js";
import { fragmentOf } from "./permalink.js";

/**
 * Each with its words, and the text that it makes: of `content`, which is what was agreed to, and of the `texts` that the
 * engine is asked about. Without a verdict there is a link alone.
 */
export const FORMS = {
  link: {
    name: "Link",
    says: "The link holds everything itself, behind the #, which browsers do not send to servers.",
    copies: "Copy link",
    onClaims: "They name people, repositories and machines. Without them the link opens with the policy alone.",
    async make({ advice, content }) {
      const address = new URL(location.pathname, location.href);
      address.hash = await fragmentOf(content, advice.withoutSecrets);
      return address.href;
    },
  },
  markdown: {
    name: "Markdown",
    says: "The verdict, its cause and both sides, for an issue or a chat.",
    copies: "Copy Markdown",
    onClaims: "Without them the message quotes no more of the token than the policy tests.",
    make({ advice, side, content, texts }) {
      const report = advice.markdown(askedOf(side, texts), Date.now());
      return report && advice.withoutSecrets(message(report, side, content));
    },
  },
  json: {
    name: "JSON",
    says: "The report for a program, as the command prints it with --format json.",
    copies: "Copy JSON",
    file: "whydenied.json",
    holdsClaims: true,
    onClaims: "A report holds all of them.",
    make: ({ advice, side, texts }) => advice.json(askedOf(side, texts), Date.now()) ?? "",
  },
};

/** The report, then both sides as they stand in the page, and at the end who says so. */
function message(report, side, content) {
  const [, told, signed] = /^(.*?)(<sub>[^<]*<\/sub>\n)?$/s.exec(report);
  const { pulumi, policy, limits, claims } = content;
  const request = side === "pulumi" ? pulumi?.request : content.request;
  const sides = [
    ["Token", claims && indented(claims)],
    ...(side === "pulumi" ? [["Authorization policies", pulumi?.policy]] : [["Trust policy", policy], ["Resource control policy", limits]]),
    ["Request", request && Object.entries(request).map(([field, value]) => `${field}: ${value}`).join("\n")],
  ];
  const blocks = sides.filter(([, text]) => text).map(([title, text]) => `**${title}**\n\n${fenced(text)}\n`);
  return [told.trimEnd() + "\n", ...blocks, signed ?? ""].join("\n").trimEnd() + "\n";
}

/** A text as a block of code that it cannot leave. */
function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${/^\s*[[{]/.test(text) ? "json" : "text"}\n${text.trimEnd()}\n${fence}`;
}
