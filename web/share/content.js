// Between what stands in the page and what a link holds.
import { claimsOf } from "./tokens.js";

/** The panes that a link has as they are; everything else but the token is a field of the request. */
const PANES = ["policy", "limits"];

/** The page's texts by their names. */
export function textsOf(page) {
  const named = page.texts();
  return Object.fromEntries(named.flatMap((name, at) => (at % 2 ? [] : [[name, named[at + 1]]])));
}

/** What a link of these texts holds: of a JWT its claims, of anything else in its place what was pasted. */
export function contentOfTexts({ token, policy, limits, ...request }) {
  const claims = token && (isClaims(token) ? compact(token) : claimsOf(token));
  return {
    tab: "aws",
    ...(claims && { claims }),
    ...(policy && { policy }),
    ...(limits && { limits }),
    ...(Object.keys(request).length > 0 && { request }),
  };
}

/** Whether claims were pasted, or the event of a call, and no token: nor an answer that a token stands in. */
function isClaims(text) {
  try {
    const value = JSON.parse(text);
    return ["iss", "sub", "aud", "exp", "userIdentity", "eventName", "Records"].some((name) => name in value);
  } catch {
    return text.trim().startsWith("{") && claimsOf(text) === undefined;
  }
}

/** The texts that a link's content puts into the page, each after its name. */
export function namedTexts({ claims, request = {}, ...content }) {
  const panes = PANES.filter((name) => content[name]).map((name) => [name, content[name]]);
  const token = claims ? [["token", indented(claims)]] : [];
  return [...token, ...panes, ...Object.entries(request)].flat();
}

/** Claims on one line as one a line, and back; as they are where that would change more than white space. */
const indented = (claims) => rewritten(claims, (value) => JSON.stringify(value), (value) => JSON.stringify(value, null, 2));
const compact = (claims) => rewritten(claims, (value) => JSON.stringify(value, null, 2), (value) => JSON.stringify(value));

function rewritten(json, before, after) {
  try {
    const value = JSON.parse(json);
    return before(value) === json ? after(value) : json;
  } catch {
    return json;
  }
}
