// Between what stands in the page and what a link holds.
/** The panes that a link has as they are; everything else but the token is a field of the request. */
const PANES = ["policy", "limits"];
/** The policies of Pulumi Cloud's side; the names of its other texts begin alike. */
const PULUMI_POLICY = "pulumi-policy";
const isPulumi = ([name]) => name.startsWith("pulumi-");

/** The side that is shown, which the page's root says. */
export const sideShown = () => document.documentElement.dataset.tab ?? "aws";

/** What a link of these texts holds: of a JWT its claims, which the engine reads, of anything else in its place what was pasted. */
export function contentOfTexts({ token, policy, limits, pulumi, ...request }, claimsOf, tab = sideShown()) {
  const claims = token && (claimsOf(token) ?? (isClaims(token) ? compact(token) : undefined));
  return {
    tab,
    ...(claims && { claims }),
    ...(policy && { policy }),
    ...(limits && { limits }),
    ...(Object.keys(request).length > 0 && { request }),
    ...(pulumi && { pulumi: JSON.parse(pulumi) }),
  };
}

/** Whether claims were pasted, or the event of a call, and no token. */
function isClaims(text) {
  try {
    const value = JSON.parse(text);
    return ["iss", "sub", "aud", "exp", "userIdentity", "eventName", "Records"].some((name) => name in value);
  } catch {
    return text.trim().startsWith("{");
  }
}

/** The texts that a link's content puts into the page, by their names: of a request the `fields` that the page has. */
export function textsOfContent({ claims, request = {}, pulumi, ...content }, fields) {
  const panes = PANES.filter((name) => content[name]).map((name) => [name, content[name]]);
  const known = (request, isOfSide) => Object.fromEntries(Object.entries(request).filter((field) => fields.includes(field[0]) && isOfSide(field)));
  const exchange = pulumi && folded({ ...(pulumi.policy && { [PULUMI_POLICY]: pulumi.policy }), ...known(pulumi.request ?? {}, isPulumi) });
  return {
    ...(claims && { token: indented(claims) }),
    ...Object.fromEntries(panes),
    ...known(request, (field) => !isPulumi(field)),
    ...exchange,
  };
}

/** The texts with each of Pulumi Cloud's side by its own name. */
export function unfolded({ pulumi, ...texts }) {
  const { policy, request } = JSON.parse(pulumi || "{}");
  return { ...texts, ...(policy && { [PULUMI_POLICY]: policy }), ...request };
}

/** The other way round: those of Pulumi Cloud's side as one text, as the page keeps them. */
export function folded(texts) {
  const given = Object.entries(texts).filter(([, text]) => text);
  const [own, others] = [given.filter(isPulumi), given.filter((text) => !isPulumi(text))].map(Object.fromEntries);
  const { [PULUMI_POLICY]: policy, ...request } = own;
  const pulumi = { ...(policy && { policy }), ...(Object.keys(request).length > 0 && { request }) };
  return { ...others, ...(Object.keys(pulumi).length > 0 && { pulumi: JSON.stringify(pulumi) }) };
}

/** What the engine is asked of one side: the texts that bear on it, each after its name. */
export function askedOf(side, texts) {
  const bears = (text) => text[0] === "token" || isPulumi(text) === (side === "pulumi");
  return Object.entries(unfolded(texts)).filter(bears).flat();
}

/** Claims on one line as one a line, and back; as they are where that would change more than white space. */
export const indented = (claims) => rewritten(claims, (value) => JSON.stringify(value), (value) => JSON.stringify(value, null, 2));
const compact = (claims) => rewritten(claims, (value) => JSON.stringify(value, null, 2), (value) => JSON.stringify(value));

function rewritten(json, before, after) {
  try {
    const value = JSON.parse(json);
    return before(value) === json ? after(value) : json;
  } catch {
    return json;
  }
}
