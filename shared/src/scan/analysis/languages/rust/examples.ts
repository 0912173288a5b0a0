import type { LanguageExamples } from '../examples';

/** Made-up programs. */
export const rustExamples: LanguageExamples = {
  title: 'Rust', fence: 'rust', file: 'example.rs',
  examples: [
    {
      ruleId: 'keyward/secret-in-log', bad: 'fn sign_in(api_key: &str) { tracing::info!("signing in with {api_key}"); }',
      good: 'fn sign_in(api_key: &str) { tracing::info!("signing in"); }',
    },
    {
      ruleId: 'keyward/secret-in-error', bad: 'fn open(access_token: &str) -> anyhow::Result<()> { anyhow::bail!("no access with {access_token}") }',
      good: 'fn open(access_token: &str) -> anyhow::Result<()> { anyhow::bail!("no access with this token") }',
    },
    {
      ruleId: 'keyward/stack-trace-exposed', bad: 'async fn orders() -> HttpResponse {\n    match list().await {\n        Ok(all) => HttpResponse::Ok().json(all),\n        Err(e) => HttpResponse::InternalServerError().body(e.to_string()),\n    }\n}',
      good: 'async fn orders() -> HttpResponse {\n    match list().await {\n        Ok(all) => HttpResponse::Ok().json(all),\n        Err(e) => {\n            tracing::error!("{e}");\n            HttpResponse::InternalServerError().body("failed")\n        }\n    }\n}',
    },
    {
      ruleId: 'keyward/secret-in-url', bad: 'let url = format!("https://api.acme.io/orders?token={access_token}");',
      good: 'let request = client.get("https://api.acme.io/orders").bearer_auth(access_token);',
    },
    {
      ruleId: 'keyward/plaintext-transport', bad: 'let request = client.post("http://api.acme.io/login").bearer_auth(access_token);',
      good: 'let request = client.post("https://api.acme.io/login").bearer_auth(access_token);',
    },
    {
      ruleId: 'keyward/tls-verification-off', bad: 'let client = reqwest::Client::builder().danger_accept_invalid_certs(true).build()?;',
      good: 'let client = reqwest::Client::builder().add_root_certificate(company_ca).build()?;',
    },
    {
      ruleId: 'keyward/unprotected-storage', bad: 'std::fs::write("session", access_token)?;',
      good: 'keyring::Entry::new("shop", user)?.set_password(access_token)?;',
    },
    {
      ruleId: 'keyward/hardcoded-key-argument', bad: 'let key = EncodingKey::from_secret(b"tidy-otter-sings");',
      good: 'let key = EncodingKey::from_secret(std::env::var("SIGNING_KEY")?.as_bytes());',
    },
    {
      ruleId: 'keyward/secret-in-argv', bad: 'Command::new("mysql").arg(format!("-p{password}")).spawn()?;',
      good: 'Command::new("mysql").env("MYSQL_PWD", password).spawn()?;',
    },
    {
      ruleId: 'keyward/weak-default-password', bad: 'let password = std::env::var("DB_PASSWORD").unwrap_or("otter7".into());',
      good: 'let password = std::env::var("DB_PASSWORD").expect("DB_PASSWORD not set");',
    },
    {
      ruleId: 'keyward/timing-unsafe-comparison', bad: 'if api_key == expected_api_key { accept(); }',
      good: 'if api_key.as_bytes().ct_eq(expected_api_key.as_bytes()).into() { accept(); }',
    },
    {
      ruleId: 'keyward/weak-random-secret', bad: 'let reset_token = fastrand::u64(..).to_string();',
      good: 'let reset_token = Alphanumeric.sample_string(&mut OsRng, 32);',
    },
  ],
};
