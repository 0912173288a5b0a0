import { describeCases } from './fixing';

describe('fixes: an answer that tells of the error', () => {
  describeCases('stack-trace-exposed', [
    ['javascript', "const { randomUUID } = require('node:crypto');\ntry { run(); } catch (error) {\n  res.status(500).json({ error: error.stack });\n}\n", "const { randomUUID } = require('node:crypto');\ntry { run(); } catch (error) {\n  const errorId = randomUUID();\n  console.error(errorId, error);\n  res.status(500).json({ error: `internal error ${errorId}` });\n}\n"],
    ['javascript', 'run().catch((problem) => res.send(problem.stack));', "run().catch((problem) => res.send('internal error'));"],
    ['go', 'package a\n\nimport (\n\t"log"\n\t"net/http"\n)\n\nfunc f(w http.ResponseWriter) {\n\tif err := run(); err != nil {\n\t\thttp.Error(w, err.Error(), 500)\n\t}\n\tlog.Print()\n}\n', 'package a\n\nimport (\n\t"log"\n\t"net/http"\n)\n\nfunc f(w http.ResponseWriter) {\n\tif err := run(); err != nil {\n\t\tlog.Printf("internal error: %v", err)\n\t\thttp.Error(w, "internal error", 500)\n\t}\n\tlog.Print()\n}\n'],
    ['python', 'import logging\nimport uuid\nfrom flask import Flask\n\n@app.route("/")\ndef show():\n    try:\n        return run()\n    except Exception as error:\n        return str(error), 500\n', 'import logging\nimport uuid\nfrom flask import Flask\n\n@app.route("/")\ndef show():\n    try:\n        return run()\n    except Exception as error:\n        error_id = uuid.uuid4()\n        logging.exception("internal error %s", error_id)\n        return f"internal error {error_id}", 500\n'],
    ['php', "<?php\nheader('X-A: b');\ntry { run(); } catch (\\Exception $e) {\n    echo $e->getMessage();\n}\n", "<?php\nheader('X-A: b');\ntry { run(); } catch (\\Exception $e) {\n    $errorId = bin2hex(random_bytes(8));\n    error_log($errorId . ' ' . $e);\n    echo \"internal error $errorId\";\n}\n"],
  ]);
});

describe('fixes: a secret that lies open', () => {
  describeCases('unprotected-storage', [
    ['javascript', "res.cookie('session', session.accessToken);", "res.cookie('session', session.accessToken, { secure: true, httpOnly: true, sameSite: 'lax' });"],
    ['javascript', "res.cookie('session', session.accessToken, { maxAge: 60, secure: false, httpOnly: true });", "res.cookie('session', session.accessToken, { maxAge: 60, secure: true, httpOnly: true, sameSite: 'lax' });"],
    ['javascript', "document.cookie = 'token=' + session.accessToken;", "document.cookie = 'token=' + session.accessToken + '; Secure; SameSite=Lax';"],
    ['javascript', "localStorage.setItem('token', session.accessToken);", 'browser-storage'],
    ['javascript', "require('fs').writeFileSync('t', session.accessToken);\nconst fs = require('fs');\nfs.writeFileSync('t', session.accessToken);", 'needs-encryption'],
    ['python', 'response.set_cookie("session", access_token, secure=False)', 'response.set_cookie("session", access_token, secure=True, httponly=True, samesite="Lax")'],
    ['go', 'package a\n\nimport "net/http"\n\nfunc f(w http.ResponseWriter, sessionToken string) {\n\thttp.SetCookie(w, &http.Cookie{Name: "s", Value: sessionToken})\n}\n', 'package a\n\nimport "net/http"\n\nfunc f(w http.ResponseWriter, sessionToken string) {\n\thttp.SetCookie(w, &http.Cookie{Name: "s", Value: sessionToken, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})\n}\n'],
    ['php', "<?php setcookie('s', $accessToken, time() + 60, '/', '', false);", "<?php setcookie('s', $accessToken, time() + 60, '/', '', true);"],
  ]);
});

describe('fixes: a key in the code', () => {
  describeCases('hardcoded-key-argument', [
    ['javascript', "const jwt = require('jsonwebtoken');\njwt.sign({}, 'a-phrase-for-all');", 'move-to-vault'],
    ['python', 'import hmac\nhmac.new(b"orders-hook", body)', 'move-to-vault'],
  ]);
});
