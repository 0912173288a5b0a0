import type { LanguageExamples } from '../examples';

/** Made-up programs. */
export const pythonExamples: LanguageExamples = {
  title: 'Python', fence: 'python', file: 'example.py',
  examples: [
    { ruleId: 'keyward/secret-in-log', bad: 'logger.info("signing in with %s", api_key)', good: 'logger.info("signing in")' },
    { ruleId: 'keyward/secret-in-error', bad: 'raise PermissionError(f"no access with {access_token}")', good: 'raise PermissionError("no access with this token")' },
    {
      ruleId: 'keyward/stack-trace-exposed',
      bad: 'import traceback\nfrom flask import jsonify\n\n@app.get("/orders")\ndef orders():\n    try:\n        return jsonify(all_orders())\n    except Exception:\n        return jsonify(error=traceback.format_exc()), 500',
      good: 'from flask import jsonify\n\n@app.get("/orders")\ndef orders():\n    try:\n        return jsonify(all_orders())\n    except Exception:\n        logger.exception("orders")\n        return jsonify(error="failed"), 500',
    },
    {
      ruleId: 'keyward/secret-in-url', bad: 'requests.get(f"https://api.acme.io/orders?token={access_token}")',
      good: 'requests.get("https://api.acme.io/orders", headers={"Authorization": f"Bearer {access_token}"})',
    },
    {
      ruleId: 'keyward/plaintext-transport', bad: 'requests.post("http://api.acme.io/login", data={"password": password})',
      good: 'requests.post("https://api.acme.io/login", data={"password": password})',
    },
    { ruleId: 'keyward/tls-verification-off', bad: 'requests.get("https://api.acme.io/orders", verify=False)', good: 'requests.get("https://api.acme.io/orders", verify="company-ca.pem")' },
    { ruleId: 'keyward/unprotected-storage', bad: 'Path("session").write_text(access_token)', good: 'keyring.set_password("shop", user, access_token)' },
    {
      ruleId: 'keyward/hardcoded-key-argument', bad: 'token = jwt.encode(claims, "tidy-otter-sings", algorithm="HS256")',
      good: 'token = jwt.encode(claims, os.environ["SIGNING_KEY"], algorithm="HS256")',
    },
    {
      ruleId: 'keyward/secret-in-argv', bad: 'subprocess.run(["mysql", "-u", "shop", f"-p{password}"], check=True)',
      good: 'subprocess.run(["mysql", "-u", "shop"], env={**os.environ, "MYSQL_PWD": password}, check=True)',
    },
    { ruleId: 'keyward/weak-default-password', bad: 'password = os.environ.get("DB_PASSWORD", "otter7")', good: 'password = os.environ["DB_PASSWORD"]' },
    {
      ruleId: 'keyward/timing-unsafe-comparison', bad: 'expected = hmac.new(key, body, hashlib.sha256).hexdigest()\nif signature == expected:\n    accept()',
      good: 'expected = hmac.new(key, body, hashlib.sha256).hexdigest()\nif hmac.compare_digest(signature, expected):\n    accept()',
    },
    { ruleId: 'keyward/weak-random-secret', bad: 'reset_token = "".join(random.choices(string.ascii_letters, k=32))', good: 'reset_token = secrets.token_urlsafe(32)' },
  ],
};
