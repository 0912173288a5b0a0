import type { LanguageId } from '../../../../../shared/src/core/model/language-id';
import { describeCases, type Case } from './fixing';

/** JavaScript and TypeScript are written and fixed alike here. */
function inBoth(before: string, after: string): readonly Case[] {
  return (['javascript', 'typescript'] as const satisfies readonly LanguageId[]).map((language) => [language, before, after]);
}

const EXPRESS = "import { randomUUID } from 'node:crypto';\nimport express from 'express';\nconst app = express();\n";
const GO = 'package a\n\nimport (\n\t"log"\n\t"net/http"\n)\n\nfunc f(w http.ResponseWriter) {\n';
const GO_END = '\tlog.Print()\n}\n';
const FLASK = 'import logging\nimport uuid\nfrom flask import Flask, jsonify\n\napp = Flask(__name__)\n\n';
const SPRING = 'import java.util.UUID;\nimport java.util.logging.Logger;\nimport org.springframework.http.ResponseEntity;\nimport org.springframework.web.bind.annotation.ExceptionHandler;\nimport org.springframework.web.bind.annotation.GetMapping;\n\nclass Orders {\n';

describe('fixes: an answer that is given only after a failure', () => {
  describeCases('stack-trace-exposed', [
    ...inBoth(
      `${EXPRESS}app.get('/', async (req, res) => {\n  try {\n    res.json(await f());\n  } catch (e) {\n    const details = { error: e.stack, user: session.token };\n    res.status(500).json(details);\n  }\n});\n`,
      `${EXPRESS}app.get('/', async (req, res) => {\n  try {\n    res.json(await f());\n  } catch (e) {\n    const details = { error: e.stack, user: session.token };\n    const errorId = randomUUID();\n    console.error(errorId, e);\n    res.status(500).json(\`internal error \${errorId}\`);\n  }\n});\n`,
    ),
    ...inBoth(
      `${EXPRESS}app.use((err, req, res, next) => {\n  res.status(500).json({ message: 'failed', stack: err.stack });\n});\n`,
      `${EXPRESS}app.use((err, req, res, next) => {\n  const errorId = randomUUID();\n  console.error(errorId, err);\n  res.status(500).json({ message: 'failed', stack: \`internal error \${errorId}\` });\n});\n`,
    ),
    ...inBoth(
      `${EXPRESS}app.get('/', (req, res) => {\n  read((err, rows) => {\n    if (err) {\n      res.send(err.stack);\n      return;\n    }\n    res.json(rows);\n  });\n});\n`,
      `${EXPRESS}app.get('/', (req, res) => {\n  read((err, rows) => {\n    if (err) {\n      const errorId = randomUUID();\n      console.error(errorId, err);\n      res.send(\`internal error \${errorId}\`);\n      return;\n    }\n    res.json(rows);\n  });\n});\n`,
    ),
    ['python', `${FLASK}@app.errorhandler(Exception)\ndef failed(error):\n    return traceback.format_exc(), 500\n`.replace('import logging', 'import logging\nimport traceback'),
      `${FLASK}@app.errorhandler(Exception)\ndef failed(error):\n    error_id = uuid.uuid4()\n    logging.error("internal error %s: %s", error_id, error)\n    return f"internal error {error_id}", 500\n`.replace('import logging', 'import logging\nimport traceback')],
    ['java', `${SPRING}    @ExceptionHandler(Exception.class)\n    ResponseEntity<String> failed(Exception failure) {\n        return ResponseEntity.status(500).body(ExceptionUtils.getStackTrace(failure));\n    }\n}\n`,
      `${SPRING}    @ExceptionHandler(Exception.class)\n    ResponseEntity<String> failed(Exception failure) {\n        String errorId = UUID.randomUUID().toString();\n        Logger.getLogger("errors").severe(errorId + " " + failure);\n        return ResponseEntity.status(500).body("internal error " + errorId);\n    }\n}\n`],
    ['java', `${SPRING}    @GetMapping("/")\n    ResponseEntity<String> show() {\n        try {\n            return ResponseEntity.ok(load());\n        } catch (RuntimeException e) {\n            return ResponseEntity.status(500).body("failed: " + e.getMessage());\n        }\n    }\n}\n`,
      `${SPRING}    @GetMapping("/")\n    ResponseEntity<String> show() {\n        try {\n            return ResponseEntity.ok(load());\n        } catch (RuntimeException e) {\n            String errorId = UUID.randomUUID().toString();\n            Logger.getLogger("errors").severe(errorId + " " + e);\n            return ResponseEntity.status(500).body("internal error " + errorId);\n        }\n    }\n}\n`],
    ['go', `${GO}\trows, err := load()\n\tif rows == nil && err != nil {\n\t\tw.Write([]byte(err.Error()))\n\t}\n${GO_END}`, `${GO}\trows, err := load()\n\tif rows == nil && err != nil {\n\t\tlog.Printf("internal error: %v", err)\n\t\tw.Write([]byte("internal error"))\n\t}\n${GO_END}`],
  ]);
});

describe('fixes: an answer that is given for success and failure', () => {
  describeCases('stack-trace-exposed', [
    ...inBoth('http.createServer(async (request, response) => {\n  let result;\n  try { result = await f(); } catch (e) { result = { error: e.message }; }\n  response.end(JSON.stringify(result));\n});\n', 'answers-both'),
    ...inBoth("app.get('/', (req, res) => {\n  read((err, rows) => {\n    res.send(err ? err.stack : rows);\n  });\n});\n", 'answers-both'),
    ...inBoth("app.get('/', (req, res) => {\n  let text = 'done';\n  try { run(); } catch (e) { text = e.stack; } finally { res.send(text); }\n});\n", 'answers-both'),
    ...inBoth("app.get('/', (req, res) => {\n  if (err || req.query.all) res.send(err.stack);\n});\n", 'answers-both'),
    ['python', `${FLASK}@app.route("/")\ndef show():\n    try:\n        result = run()\n    except Exception as error:\n        result = {"error": str(error)}\n    return jsonify(result)\n`, 'answers-both'],
    ['java', `${SPRING}    @GetMapping("/")\n    ResponseEntity<String> show() {\n        String text;\n        try {\n            text = load();\n        } catch (RuntimeException e) {\n            text = e.getMessage();\n        }\n        return ResponseEntity.ok(text);\n    }\n}\n`, 'answers-both'],
    ['go', `${GO}\ttext, err := load()\n\tif err != nil {\n\t\ttext = err.Error()\n\t}\n\tw.Write([]byte(text))\n${GO_END}`, 'answers-both'],
    ['go', `${GO}\terr := load()\n\tif err == nil {\n\t\thttp.Error(w, err.Error(), 200)\n\t}\n${GO_END}`, 'answers-both'],
  ]);
});
