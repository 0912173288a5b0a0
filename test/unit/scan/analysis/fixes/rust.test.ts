import { describeCases } from './fixing';

describe('fixes of Rust: logs and errors', () => {
  describeCases('secret-in-log', [
    ['rust', 'fn f() { println!("in: {} {}", user, password); }', 'fn f() { println!("in: {} [redacted]", user); }'],
    ['rust', 'fn f() { println!("in: {} {}", self.password, user); }', 'fn f() { println!("in: [redacted] {}", user); }'],
    ['rust', 'fn f() { println!("in: {user} {password:?}"); }', 'fn f() { println!("in: {user} [redacted]"); }'],
    ['rust', 'fn f() { tracing::warn!(%user, token = %self.access_token, "refused"); }', 'fn f() { tracing::warn!(%user, token = %"[redacted]", "refused"); }'],
    ['rust', 'fn note(text: &str) { println!("{text}"); }\nfn f() { note(&password); }', 'fn note(text: &str) { println!("{text}"); }\nfn f() { note(&"[redacted]"); }'],
    ['rust', '#[instrument]\nfn f(user: &str, password: &str) {}', '#[instrument(skip(password))]\nfn f(user: &str, password: &str) {}'],
    ['rust', '#[tracing::instrument(level = "debug", skip(self))]\nfn f(user: &str, password: &str) {}', '#[tracing::instrument(level = "debug", skip(password, self))]\nfn f(user: &str, password: &str) {}'],
  ]);
  describeCases('secret-in-error', [
    ['rust', 'fn f() { panic!("no user for {}", password); }', 'fn f() { panic!("no user for [redacted]"); }'],
    ['rust', 'fn f() { open().expect(&format!("no user for {}", password)); }', 'fn f() { open().expect(&format!("no user for [redacted]")); }'],
  ]);
  describeCases('stack-trace-exposed', [
    ['rust', 'use axum::Json;\nasync fn f() -> (StatusCode, String) { match send() { Ok(a) => a, Err(e) => (StatusCode::INTERNAL_SERVER_ERROR, e.to_string()) } }', 'use axum::Json;\nasync fn f() -> (StatusCode, String) { match send() { Ok(a) => a, Err(e) => (StatusCode::INTERNAL_SERVER_ERROR, "internal error".to_string()) } }'],
  ]);
});

describe('fixes of Rust: connections', () => {
  describeCases('tls-verification-off', [
    ['rust', 'fn f() { let c = Client::builder().danger_accept_invalid_certs(true).build(); }', 'fn f() { let c = Client::builder().build(); }'],
    ['rust', 'fn f() {\n    builder.danger_accept_invalid_certs(true);\n    builder.build();\n}', 'fn f() {\n    builder.build();\n}'],
    ['rust', 'fn f() { b.set_verify(SslVerifyMode::NONE); }', 'fn f() { b.set_verify(SslVerifyMode::PEER); }'],
    ['rust', 'fn f() { o.ssl_mode(PgSslMode::Disable); }', 'fn f() { o.ssl_mode(PgSslMode::VerifyFull); }'],
    ['rust', 'fn f() { o.ssl_mode(MySqlSslMode::Disabled); }', 'fn f() { o.ssl_mode(MySqlSslMode::VerifyIdentity); }'],
  ]);
  describeCases('secret-in-url', [
    ['rust', 'use reqwest::Client;\nasync fn f(client: Client) { client.get(format!("https://a.b/x?page=2&token={access_token}")).send().await; }', 'use reqwest::Client;\nasync fn f(client: Client) { client.get(format!("https://a.b/x?page=2")).bearer_auth(&access_token).send().await; }'],
  ]);
});

describe('fixes of Rust: keys', () => {
  describeCases('timing-unsafe-comparison', [
    ['rust', 'use subtle::Choice;\nfn f(secret: &str) -> bool { signature != expected_signature }', 'use subtle::Choice;\nfn f(secret: &str) -> bool { !bool::from(subtle::ConstantTimeEq::ct_eq(signature.as_bytes(), expected_signature.as_bytes())) }'],
    ['rust', 'fn f(secret: &str) -> bool { signature == expected_signature }', 'no-standard-function'],
  ]);
  describeCases('weak-default-password', [
    ['rust', 'fn f() { let p = std::env::var("DB_PASSWORD").unwrap_or_else(|_| "orchard7".to_string()); }', 'fn f() { let p = std::env::var("DB_PASSWORD").expect("DB_PASSWORD is not set"); }'],
  ]);
  describeCases('weak-random-secret', [
    ['rust', 'use rand::Rng;\nfn f() { let reset_token = fastrand::u64(..).to_string(); }', 'use rand::Rng;\nfn f() { let reset_token = rand::random::<u64>().to_string(); }'],
  ]);
  describeCases('secret-in-argv', [
    ['rust', 'fn f() { Command::new("mysql").arg("shop").arg(format!("-p{}", password)).spawn(); }', 'fn f() { Command::new("mysql").arg("shop").env("MYSQL_PWD", &password).spawn(); }'],
    ['rust', 'fn f(&self) { Command::new("mysql").arg(format!("-p{}", self.password)).spawn(); }', 'fn f(&self) { Command::new("mysql").env("MYSQL_PWD", &self.password).spawn(); }'],
    ['rust', 'fn f() { Command::new("mysqldump").arg(format!("--password={password}")).spawn(); }', 'fn f() { Command::new("mysqldump").env("MYSQL_PWD", &password).spawn(); }'],
    ['rust', 'fn f() { Command::new("tool").arg(format!("-p{}", password)).spawn(); }', 'program-decides'],
  ]);
});
