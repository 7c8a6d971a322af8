# Asks for the job's own OIDC token and judges it: the verdict goes to the job summary, each cause to the line it stands in.
# The token goes from the runner's token server to the command through a pipe: it is in no argument, no file and no output.
set -euo pipefail

fail() {
  echo "::error title=whydenied::$1"
  exit 2
}

service=${WHYDENIED_SERVICE:-aws}
case $service in
  aws) audience=${WHYDENIED_AUDIENCE:-sts.amazonaws.com} ;;
  pulumi)
    [ -n "${WHYDENIED_AUDIENCE:-}${WHYDENIED_ORGANIZATION:-}" ] || fail "For Pulumi Cloud give the organization, or the audience."
    audience=${WHYDENIED_AUDIENCE:-urn:pulumi:org:$WHYDENIED_ORGANIZATION}
    ;;
  *) fail "The service is aws or pulumi, and not $service." ;;
esac
case ${WHYDENIED_FAIL_ON:=denied} in
  denied | depends | never) ;;
  *) fail "fail-on is denied, depends or never, and not $WHYDENIED_FAIL_ON." ;;
esac
: "${WHYDENIED_COMMAND:=whydenied}"
if [[ $WHYDENIED_COMMAND == *@* && $WHYDENIED_COMMAND != */* ]]; then
  installed=${RUNNER_TEMP:-/tmp}/whydenied
  cargo install --quiet --locked --root "$installed" "$WHYDENIED_COMMAND" ||
    fail "cargo could not install $WHYDENIED_COMMAND: what is wrong stands above."
  WHYDENIED_COMMAND=$installed/bin/whydenied
fi
command -v "$WHYDENIED_COMMAND" > /dev/null ||
  fail "There is no command $WHYDENIED_COMMAND: install it in a step before this one, or give its path as command."
[ -e "$WHYDENIED_POLICY" ] || fail "There is no file $WHYDENIED_POLICY: check out the repository before this step."
[ -n "${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ] && [ -n "${ACTIONS_ID_TOKEN_REQUEST_TOKEN:-}" ] ||
  fail "This job gets no OIDC token: it needs permissions: id-token: write, which a pull request from a fork cannot have."

arguments=()
while IFS= read -r line; do
  [ -z "$line" ] || arguments+=("$line")
done <<< "${WHYDENIED_ARGUMENTS:-}"
[ "$service" = aws ] || [ -z "${WHYDENIED_ORGANIZATION:-}" ] || arguments+=("--org=$WHYDENIED_ORGANIZATION")

ask() {
  # From standard input, so that no list of processes shows it.
  printf 'header = "Authorization: bearer %s"\n' "$ACTIONS_ID_TOKEN_REQUEST_TOKEN" |
    curl --silent --show-error --fail --retry 3 --config - --get --data-urlencode "audience=$audience" "$ACTIONS_ID_TOKEN_REQUEST_URL"
}
summary=$(mktemp)
trap 'rm -f "$summary"' EXIT
# What it says on standard error are the annotations; of an error, why.
code=0
ask | "$WHYDENIED_COMMAND" "$service" --token - --policy "$WHYDENIED_POLICY" --annotate --format markdown "${arguments[@]}" > "$summary" || code=$?
case $code in
  0) verdict=allowed ;;
  1) verdict=denied ;;
  3) verdict=depends ;;
  *) fail "The token could not be judged: what is wrong stands above." ;;
esac
{ echo "## whydenied"; echo; cat "$summary"; } >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
echo "verdict=$verdict" >> "${GITHUB_OUTPUT:-/dev/null}"
echo "whydenied: $verdict"
case $WHYDENIED_FAIL_ON:$verdict in
  denied:denied | depends:denied | depends:depends) exit 1 ;;
esac
