import { describeCases } from './fixing';

describe('fixes: a plain connection', () => {
  describeCases('plaintext-transport', [
    ['javascript', "fetch('http://api.acme.dev/x', { headers: { Authorization: token } });", "fetch('https://api.acme.dev/x', { headers: { Authorization: token } });"],
    ['javascript', 'const base = "HTTP://api.acme.dev";\nfetch(`${base}/x`, { body: password });', 'const base = "https://api.acme.dev";\nfetch(`${base}/x`, { body: password });'],
    ['python', 'import requests\nrequests.post("http://api.acme.dev", data={"password": password})', 'import requests\nrequests.post("https://api.acme.dev", data={"password": password})'],
    ['python', 'import ldap3\nldap3.Connection("ldap://dir.acme.dev", password=password)', 'import ldap3\nldap3.Connection("ldaps://dir.acme.dev", password=password)'],
    ['ruby', "Faraday.post('http://login.acme.dev', { password: password }.to_json)", "Faraday.post('https://login.acme.dev', { password: password }.to_json)"],
  ]);
});

describe('fixes: certificates that nobody looks at', () => {
  describeCases('tls-verification-off', [
    ['javascript', 'new https.Agent({ rejectUnauthorized: false });', 'new https.Agent({});'],
    ['javascript', 'new https.Agent({\n  keepAlive: true,\n  rejectUnauthorized: false,\n});', 'new https.Agent({\n  keepAlive: true,\n});'],
    ['javascript', 'new https.Agent({ rejectUnauthorized: false, keepAlive: true });', 'new https.Agent({ keepAlive: true });'],
    ['javascript', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';", "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';"],
    ['python', 'import requests\nrequests.get(address, verify=False, timeout=3)', 'import requests\nrequests.get(address, timeout=3)'],
    ['python', 'session.verify = False', 'session.verify = True'],
    ['python', 'import ssl\ncontext.verify_mode = ssl.CERT_NONE', 'import ssl\ncontext.verify_mode = ssl.CERT_REQUIRED'],
    ['python', 'import ssl\ncontext = ssl._create_unverified_context()', 'import ssl\ncontext = ssl.create_default_context()'],
    ['python', 'import urllib3\nurllib3.disable_warnings()  # quiet\nrun()', 'import urllib3\nrun()'],
    ['go', 'package a\n\nimport "crypto/tls"\n\nvar config = &tls.Config{MinVersion: tls.VersionTLS12, InsecureSkipVerify: true}\n', 'package a\n\nimport "crypto/tls"\n\nvar config = &tls.Config{MinVersion: tls.VersionTLS12}\n'],
    ['go', 'package a\n\nimport "golang.org/x/crypto/ssh"\n\nvar config = &ssh.ClientConfig{HostKeyCallback: ssh.InsecureIgnoreHostKey()}\n', 'needs-trusted-party'],
    ['csharp', 'class A { void F() {\n  Start();\n  handler.ServerCertificateCustomValidationCallback = (a, b, c, d) => true;\n} }', 'class A { void F() {\n  Start();\n} }'],
    ['php', '<?php curl_setopt($handle, CURLOPT_SSL_VERIFYHOST, 0);', '<?php curl_setopt($handle, CURLOPT_SSL_VERIFYHOST, 2);'],
    ['php', "<?php Http::withoutVerifying()->get('https://acme.dev');", "<?php Http::get('https://acme.dev');"],
    ['ruby', 'http.verify_mode = OpenSSL::SSL::VERIFY_NONE', 'http.verify_mode = OpenSSL::SSL::VERIFY_PEER'],
  ]);
});

describe('fixes: a secret in an address', () => {
  describeCases('secret-in-url', [
    ['javascript', 'fetch(`https://acme.dev/x?key=${config.apiKey}&page=2`);', 'fetch(`https://acme.dev/x?page=2`, { headers: { Authorization: `Bearer ${config.apiKey}` } });'],
    ['javascript', 'fetch(`https://acme.dev/x?page=2&key=${config.apiKey}`, { method: "POST" });', 'fetch(`https://acme.dev/x?page=2`, { method: "POST", headers: { Authorization: `Bearer ${config.apiKey}` } });'],
    ['javascript', "fetch('https://acme.dev/x?key=' + encodeURIComponent(apiKey), { headers: { Accept: '*' } });", "fetch('https://acme.dev/x', { headers: { Accept: '*', Authorization: `Bearer ${apiKey}` } });"],
    ['javascript', "axios.get('https://acme.dev/x', { params: { page: 2, api_key: config.apiKey } });\nconst axios = require('axios');", "axios.get('https://acme.dev/x', { params: { page: 2 }, headers: { Authorization: `Bearer ${config.apiKey}` } });\nconst axios = require('axios');"],
    ['javascript', "fetch(`https://acme.dev/x?key=${apiKey}`, { headers: { Authorization: other } });", 'server-decides'],
    ['javascript', 'location.href = `/next?token=${session.accessToken}`;', 'server-decides'],
    ['go', 'package a\n\nimport "net/http"\n\nfunc f(apiKey string) error {\n\treq, err := http.NewRequest("GET", "https://acme.dev/x?key="+apiKey, nil)\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn send(req)\n}\n', 'package a\n\nimport "net/http"\n\nfunc f(apiKey string) error {\n\treq, err := http.NewRequest("GET", "https://acme.dev/x", nil)\n\tif err != nil {\n\t\treturn err\n\t}\n\treq.Header.Set("Authorization", "Bearer "+apiKey)\n\treturn send(req)\n}\n'],
    ['go', 'package a\n\nimport "net/http"\n\nfunc f(apiKey string) error {\n\treq, err := http.NewRequest("GET", "https://acme.dev/x?key="+apiKey, nil)\n\treturn send(req, err)\n}\n', 'server-decides'],
    ['python', 'import requests\nrequests.get(f"{API}/x?api_key={api_key}", timeout=3)', 'import requests\nrequests.get(f"{API}/x", timeout=3, headers={"Authorization": f"Bearer {api_key}"})'],
    ['python', 'import requests\nrequests.get(API, params={"token": access_token, "page": 2})', 'import requests\nrequests.get(API, params={"page": 2}, headers={"Authorization": f"Bearer {access_token}"})'],
  ]);
});
