// The longest policy that IAM takes.

const CLUSTER = "oidc.eks.us-west-2.amazonaws.com/id/EXAMPLEDOCID";

/** 4,096 characters, as an account may have after its quota was raised. */
export function longestPolicy() {
  const of = (namespaces) => ({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${CLUSTER}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { [`${CLUSTER}:aud`]: "sts.amazonaws.com" },
          StringLike: { [`${CLUSTER}:sub`]: namespaces.map((name) => `system:serviceaccount:${name}:*`) },
        },
      },
    ],
  });
  const names = [];
  const text = () => JSON.stringify(of(names), null, 2);
  while (text().length < 4096 - 60) names.push(`team-${names.length}`);
  return text().padEnd(4096);
}
