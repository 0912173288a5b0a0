import type { LinePattern } from './line-pattern';

/** A name that ends in a word for a secret; digits and suffixes of stages may follow. */
const NAME = String.raw`(?<word>[A-Za-z][A-Za-z0-9_]{0,60}?(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?|password|passwd|secret|token|api_?key|private_?key)(?:_[A-Z0-9]{1,12})?|[A-Z][A-Z0-9_]{0,60}_PAT|PASSWORD|TOKEN|SECRET)`;

/** Container images keep what their build was given. Source: https://docs.docker.com/build/building/secrets/ */
export const containerPatterns: readonly LinePattern[] = [
  // `docker history` shows the value of every ARG, and ENV stays in the image.
  { ruleId: 'keyward/secret-in-image', severity: 'warning', confidence: 0.85, languages: ['dockerfile'], line: new RegExp(String.raw`^\s*ARG\s+(?<at>${NAME})(?:=|\s*$)`) },
  { ruleId: 'keyward/secret-in-image', severity: 'warning', confidence: 0.85, languages: ['dockerfile'], line: new RegExp(String.raw`^\s*ENV\s+(?:\S{1,80}=\S{0,200}\s+){0,10}(?<at>${NAME}[= ]["']?(?!["']?\s*$)\S{1,300})`) },
  { ruleId: 'keyward/secret-in-image', severity: 'warning', confidence: 0.8, languages: ['dockerfile'], line: /^\s*(?:COPY|ADD)\s+(?:--\S{1,80}\s+){0,4}(?:\S{1,200}\s+){0,10}?(?<at>(?:\S{0,120}\/)?(?<word>\.env(?:\.(?!example|sample|template|dist)[\w-]{1,20})?|id_rsa|id_ed25519|id_ecdsa|\.npmrc|\.netrc|\.pypirc|[\w.-]{1,60}\.(?:key|p12|pfx|jks|keystore)))\s/ },
  // What a RUN line downloads with a build argument is in the layer's history.
  { ruleId: 'keyward/secret-in-image', severity: 'warning', confidence: 0.75, languages: ['dockerfile'], when: /^\s*ARG\s/m, line: new RegExp(String.raw`^\s*(?:RUN|&&)\s(?!.{0,200}--mount=type=secret).{0,300}?(?<at>\$\{?${NAME}\}?)`) },
];
