use super::{Kind, find, first_jwt, is_named, masked, without};

const SIGNATURE: &str = "q2Zf-0hXb7LmPZ3cT9_vR4kQy8NdS1wJe6GoUiAxHtB";

fn jwt() -> String {
    format!(
        "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsInN1YiI6ImEifQ.{SIGNATURE}"
    )
}

#[test]
fn a_token_is_known_in_whatever_form_it_stands() {
    let token = jwt();
    let [header, payload, signature] = <[&str; 3]>::try_from(token.split('.').collect::<Vec<_>>()).unwrap();
    let broken = |part: &str, by: &str| {
        let pieces: Vec<_> =
            part.as_bytes().chunks(20).map(|piece| String::from_utf8_lossy(piece).into_owned()).collect();
        pieces.join(by)
    };
    let forms = [
        token.clone(),
        format!("{header} . {payload}\n.\n{signature}"),
        format!("{}.{payload}.{signature}", broken(header, "\n")),
        format!("{header}.{}.{signature}", broken(payload, "\r\n    ")),
        format!("{header}.{payload}.{}", broken(signature, "\\\n")),
        broken(&token, "\\n"),
        broken(&token, "\\\\n"),
        broken(&token, "%0A"),
        broken(&token, "'\\\n'"),
        broken(&token, "\u{1b}[0m\u{1b}[31m"),
        token.replace('.', "%2E").replace('-', "%2D").replace('_', "%5f"),
        token.replace('.', "\\u002e"),
        token.replace('.', "\\x2e"),
        token.replacen("ey", "%65y", 1),
        token.replacen("ey", "e\ny", 1),
        token.replace('-', "+").replace('_', "/"),
        format!("{header}.{payload}=.{signature}="),
        format!("{header}..{signature}.{signature}.{signature}"),
        format!("{header}.{signature}.{signature}.{signature}.{signature}"),
    ];
    for form in forms {
        for (before, after) in [
            ("", ""),
            ("pulumi login --oidc-token ", " --oidc-org acme"),
            ("{\"iss\":\"x\",\"token\":\"", "\",\"v\":1}"),
            ("// ", "\n{\"Version\": \"2012-10-17\"}"),
            ("a=1&subject_token=", "&scope=user:alice"),
            ("subject_token: \"", "\"\nscope: user:alice\n"),
            ("Authorization: Bearer ", ""),
            ("export TOKEN='", "'\necho done"),
            ("the token is ", ". Is it right?"),
        ] {
            let text = format!("{before}{form}{after}");
            assert_eq!(without(&text), format!("{before}[token removed]{after}"), "{text}");
        }
    }
    assert_eq!(first_jwt(&broken(&token, "\\n")).map(|(jwt, _)| jwt), Some(token));
}

#[test]
fn other_secrets_are_known_by_their_first_letters_or_their_name() {
    let key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    for (text, expected) in [
        (
            "PULUMI_ACCESS_TOKEN=pul-0123456789abcdef0123456789abcdef01234567",
            "PULUMI_ACCESS_TOKEN=[token removed]",
        ),
        ("token: ghp_16C7e42F292c6912E7710c838347Ae178B4a.", "token: [token removed]."),
        ("x ghs_16C7e42F292c6912E7710c83-.8347Ae178B4a y", "x [token removed] y"),
        ("github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz", "[token removed]"),
        ("-H 'PRIVATE-TOKEN: glpat-AbCdEfGhIjKlMnOpQrSt'", "-H 'PRIVATE-TOKEN: [token removed]'"),
        ("{\"client_secret\": \"q8Q~x\"}", "{\"client_secret\": \"[secret removed]\"}"),
        ("\"{\\\"client_secret\\\":\\\"q8Q~x\\\"}\"", "\"{\\\"client_secret\\\":\\\"[secret removed]\\\"}\""),
        ("grant_type=a&client%5Fsecret=q8Q%26x&b=c", "grant_type=a&client%5Fsecret=[secret removed]&b=c"),
        ("clientSecret: q8Q~x # ours", "clientSecret: [secret removed] # ours"),
        ("--client-secret q8Q~x --other", "--client-secret [secret removed] --other"),
        ("client_secret: >-\n  q8Q~x\nb: c", "client_secret: >-\n  [secret removed]\nb: c"),
        (
            "os.environ[\"CLIENT_SECRET\"] = \"q8Q~x12345678901\"",
            "os.environ[\"CLIENT_SECRET\"] = \"[secret removed]\"",
        ),
        ("Authorization: token 0123456789abcdef", "Authorization: token [secret removed]"),
        (
            "-H \"authorization: Basic YWxpY2U6c2VjcmV0\" -d x",
            "-H \"authorization: Basic [secret removed]\" -d x",
        ),
        (
            "<SecretAccessKey>q8Qx/abc</SecretAccessKey>",
            "<SecretAccessKey>[secret removed]</SecretAccessKey>",
        ),
        ("||  SecretAccessKey  |  q8Qx/abc  ||", "||  SecretAccessKey  |  [secret removed]  ||"),
        ("&X-Amz-Signature=0123abcd", "&X-Amz-Signature=[secret removed]"),
        (
            "{\"kty\":\"RSA\",\"n\":\"AQABAQABAQABAQABAQAB\",\"d\":\"BQABAQABAQABAQABAQAB\"}",
            "{\"kty\":\"RSA\",\"n\":\"AQABAQABAQABAQABAQAB\",\"d\":\"[secret removed]\"}",
        ),
        (
            "a-----BEGIN RSA PRIVATE KEY-----\\nMIIE\\n-----END RSA PRIVATE KEY-----b",
            "a-----BEGIN RSA PRIVATE KEY-----[secret removed]-----END RSA PRIVATE KEY-----b",
        ),
        (
            "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN\nBgkqhkiG9w0B",
            "-----BEGIN PRIVATE KEY-----[secret removed]",
        ),
    ] {
        assert_eq!(without(text), expected);
    }
    let pem = "\"private_key\": \"-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\"";
    assert_eq!(without(pem), pem.replace("\nMIIE\n", "[secret removed]"));
    for form in [
        format!("AWS_SECRET_ACCESS_KEY={key}"),
        format!("export AWS_SECRET_ACCESS_KEY=\"{key}\""),
        format!("aws_secret_access_key = {key}\n[default]"),
        format!("$env:AWS_SECRET_ACCESS_KEY=\"{key}\""),
        format!("{{\"Credentials\":{{\"SecretAccessKey\":\n \"{key}\"}}}}"),
        format!("secretAccessKey: '{key}',"),
    ] {
        let kinds: Vec<_> = find(&form).iter().map(|secret| secret.kind).collect();
        assert_eq!(kinds, [Kind::Named], "{form}");
        assert_eq!(without(&form), form.replace(key, "[secret removed]"));
    }
}

/// What looks like an escape and is none does not keep what follows from being read.
#[test]
fn no_text_ends_the_search() {
    let starts = [
        "\\",
        "\\\\",
        "\\u",
        "\\u{",
        "\\u{a",
        "\\u{fffffff",
        "\\x",
        "\\x4",
        "%",
        "%4",
        "\u{1b}",
        "\u{1b}[",
        "\u{1b}[3",
        "\"",
        "'",
        "'\\\n",
        "-----BEGIN ",
    ];
    let ends = ["", "…", "é", "🦀", "\u{0}", "}", "\n", "\"", "a"];
    for (start, end) in starts.iter().flat_map(|start| ends.iter().map(move |end| (start, end))) {
        let text = format!("{start}{end} PRIVATE {}", jwt());
        assert!(!without(&text).contains(SIGNATURE), "{text:?}");
        assert_eq!(masked(&text).len(), text.len());
    }
}

#[test]
fn what_is_no_secret_stays() {
    for text in [
        "requested_token_type=urn:pulumi:token-type:access_token:personal&scope=user:alice",
        "subject_token_type=urn:ietf:params:oauth:token-type:id_token",
        "permissions:\n  id-token: write\n  contents: read",
        "subject_token=$TOKEN&client_secret=${CLIENT_SECRET}",
        "Authorization: Bearer ${{ secrets.TOKEN }}",
        "curl -H \"Authorization: Bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN\"",
        "web_identity_token_file=/var/run/secrets/eks.amazonaws.com/serviceaccount/token",
        "arn:aws:iam::123456789012:role/pul-deployments-production-2",
        "token.actions.githubusercontent.com:sub",
        "\"aws:TokenIssueTime\": \"2026-11-20T18:00:00Z\"",
        "\"secretsmanager:ResourceTag/token\": \"repo:acme/web:ref:refs/heads/main\"",
        "{\"tokenType\": \"personal\", \"authorizationPolicies\": []}",
        "one that starts with `eyJ` and has three parts with dots. Like this.",
        "eyJhbGciOiJSUzI1NiJ9",
        "eyJson.parse(it)",
        "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----",
        "{\"kty\":\"EC\",\"x\":\"AQABAQABAQABAQABAQAB\",\"kid\":\"AQABAQABAQABAQABAQAB\"}",
        "client_secret:\n  other: 1234567890",
        "\"client_secret\": null",
        "[token removed] and token: [token removed], client_secret=[secret removed]",
    ] {
        assert_eq!(without(text), text);
        assert_eq!(masked(text), text);
    }
    assert!(
        is_named("SecretAccessKey", "x")
            && is_named("client-secret", "x")
            && !is_named("token", "x")
            && !is_named("sub", "x")
    );
}

#[test]
fn a_mask_is_as_long_and_keeps_the_lines() {
    let text =
        "{\"a\": \"eyJhbGciOiJSUzI1NiJ9.\\neyJzdWIiOiJhIn0\\n.c2ln\", \"client_secret\": \"qé~Q1234\"}\n";
    let masked = masked(text);
    assert_eq!(
        masked,
        "{\"a\": \"eyJhbGci************.\\n***************\\n.****\", \"client_secret\": \"*********\"}\n"
    );
    assert_eq!(masked.len(), text.len());
}

/// Twice the text takes about twice as long: what is tried anew at every place would take hours.
#[test]
fn the_time_is_linear() {
    for piece in [
        "eyJ",
        "eyJhbGciOiJSUzI1NiJ9 ",
        "eyJhbGciOiJSUzI1NiJ9. word ",
        "eyJhbGci.",
        "e\n",
        "token=",
        "client_secret=$",
        "\"d\":\"!",
        "secretkey=a${",
        "authorization: $",
        "-----BEGIN PRIVATE KEY-----",
        "\\",
        "\"'",
        "%",
        "ghp_",
        "IQoJ/",
        "pul-",
        "bearer ",
        "'\\\n",
        "\u{1b}[",
        "token:",
        "token \n",
        "client_secret:|\n ",
        "=",
        ".",
    ] {
        let text = piece.repeat(30_000 / piece.len());
        let spans: Vec<_> = find(&text).iter().map(|secret| secret.span).collect();
        assert!(spans.is_sorted_by(|one, other| one.end <= other.start), "{piece}");
        let ends = format!("{text}aaaa.{}", "a".repeat(15_000));
        let _ = without(&ends);
    }
}
