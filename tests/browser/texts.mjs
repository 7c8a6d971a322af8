// Tokens and policies to paste.

const base64url = (text) => Buffer.from(text).toString("base64url");

/** The text of a JWT of `claims`, signed by nobody. */
export function jwt(claims, header = { alg: "RS256", kid: "test", typ: "JWT" }) {
  return [JSON.stringify(header), JSON.stringify(claims), "not a signature"].map(base64url).join(".");
}

const cluster = "oidc.eks.us-west-2.amazonaws.com/id/EXAMPLEDOCID";

/** The claims of a pod's token. */
export function eksClaims(namespace = "default") {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: `https://${cluster}`,
    aud: ["sts.amazonaws.com"],
    sub: `system:serviceaccount:${namespace}:pulumi-service-account`,
    "kubernetes.io": {
      namespace,
      pod: { name: "busyboxplus", uid: "3227b947-e0c8-4bd2-95b9-a0d8f69b3110" },
      serviceaccount: { name: "pulumi-service-account", uid: "bece172b-0180-48d5-b762-e3c4501de4e2" },
    },
    nbf: now - 60,
    iat: now - 60,
    exp: now + 3600,
  };
}

/** The trust policy of the pod's role. */
export const eksPolicy = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${cluster}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            [`${cluster}:aud`]: "sts.amazonaws.com",
            [`${cluster}:sub`]: "system:serviceaccount:default:pulumi-service-account",
          },
        },
      },
    ],
  },
  null,
  2,
);
