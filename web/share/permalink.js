// Permalinks: all that a link holds stands in its fragment, behind the `#`, which browsers do not send to servers.
//
// The fragment is `v1=` and the base64url of the raw deflate of this JSON:
//
//     { "v": 1,
//       "tab": "aws",                    which of the tabs is shown: "aws" or "pulumi"
//       "claims": "…",                   the token's claims as JSON, or the CloudTrail event in place of a token
//       "policy": "…",                   the trust policy's text
//       "limits": "…",                   the resource control policy's text
//       "request": { "role-arn": "…" },  the fields of the request by their ids
//       "pulumi": { "policy": "…", "request": { … } } }
//
// All but `v` may be missing, every value is text. Names are added, none gets another meaning; if that were ever needed,
// it would be `v2`, and this file would read both. A link never holds a token.

/** The longest content that is unpacked, in bytes: a short link can hold a very long text. */
const LONGEST = 2_000_000;
/** The parts that are texts, and those that are tables of texts. */
const TEXTS = ["tab", "claims", "policy", "limits"];
const KNOWN = ["v", ...TEXTS, "request", "pulumi"];

/** A link that cannot be read; its message is for a person. */
export class UnreadableLink extends Error {}

/** The fragment that holds `content`, without its `#`. The engine says what a text is `withoutSecrets`. */
export async function fragmentOf(content, withoutSecrets) {
  const json = JSON.stringify({ v: 1, ...content }, (_, value) => (typeof value === "string" ? withoutSecrets(value) : value));
  const packed = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(json));
  return `v1=${base64url(packed)}`;
}

/** The content of a fragment, and the names in it that this page does not know. */
export async function contentOf(fragment) {
  const [, version, packed] = /^#?v(\d+)=(.*)$/s.exec(fragment) ?? [];
  if (version === undefined) throw new UnreadableLink("This is no link of this page.");
  if (version !== "1") throw new UnreadableLink("The link was made by a newer version of this page. Reload the page to get it.");
  let content;
  try {
    const json = await through(new DecompressionStream("deflate-raw"), bytes(packed), LONGEST);
    content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json));
  } catch {
    throw new UnreadableLink("The link is damaged: it was cut off or changed on its way. Ask for it again.");
  }
  if (content?.v !== 1) throw new UnreadableLink("The link is damaged: it does not say what it holds.");
  return { content: checked(content), unknown: Object.keys(content).filter((name) => !KNOWN.includes(name)) };
}

/** The content without what has another shape than it should. */
function checked(content) {
  const kept = {};
  for (const name of TEXTS) if (typeof content[name] === "string") kept[name] = content[name];
  if (isTable(content.request)) kept.request = texts(content.request);
  if (isTable(content.pulumi)) {
    const { policy, request } = content.pulumi;
    kept.pulumi = { ...texts({ policy }), ...(isTable(request) && { request: texts(request) }) };
  }
  return kept;
}

const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const texts = (table) => Object.fromEntries(Object.entries(table).filter(([, value]) => typeof value === "string"));

/** What comes out of a stream that `bytes` go into, up to `longest` of them. */
async function through(stream, bytes, longest = Infinity) {
  const writer = stream.writable.getWriter();
  // What goes wrong here is seen by the reader.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const parts = [];
  let length = 0;
  for (const reader = stream.readable.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > longest) throw new RangeError("too long");
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function base64url(bytes) {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytes(base64url) {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
