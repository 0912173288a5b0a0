import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { isBundledForBrowsers } from '../../../../shared/src/scan/lookups/browser-bundle';

interface Code {
  readonly what: string;
  readonly text?: string;
  readonly path?: string;
  readonly name?: string;
  readonly languageId?: LanguageId;
}

function isRefused({ text = '', path, name = 'API_KEY', languageId = 'typescript' }: Code): boolean {
  return isBundledForBrowsers({ text, languageId, span: { start: 0, end: 0 }, name, style: 'plain', ...(path === undefined ? {} : { path }) });
}

const bundled: readonly Code[] = [
  { what: 'a name that Vite publishes', name: 'VITE_KEY' },
  { what: 'a name that Next.js publishes', name: 'NEXT_PUBLIC_KEY' },
  { what: 'a name that Create React App publishes', name: 'REACT_APP_KEY' },
  { what: 'a name that Expo publishes', name: 'EXPO_PUBLIC_KEY' },
  { what: 'a folder that is served as it is', path: 'web/public/js/app.js' },
  { what: 'a client file of a framework', path: 'src/entry.client.tsx' },
  { what: 'static scripts', path: 'shop/static/js/cart.js' },
  { what: 'a client component', text: '// note\n"use client"\nimport x from "y";' },
  { what: 'Vite\'s environment', text: 'const a = import.meta.env.MODE;' },
  { what: 'a page that is drawn by React', text: 'import { createRoot } from "react-dom/client";' },
  { what: 'Vue', text: 'import { ref } from \'vue\';' },
  { what: 'hooks of React', text: 'import { useState } from "react";\nconst [a] = useState(1);' },
  { what: 'code that touches the page', text: 'document.querySelector("a").click();' },
  { what: 'code that keeps things in the browser', text: 'localStorage.getItem("a");' },
  { what: 'a Vue file', languageId: 'vue' },
  { what: 'a Svelte file', languageId: 'svelte' },
  { what: 'a script in a page', languageId: 'html' },
];

const kept: readonly Code[] = [
  { what: 'a server', text: 'const http = require("http");\nhttp.createServer();' },
  { what: 'a server that prints a page', text: 'import express from "express"; const fs = require("fs"); res.send("<script>document.querySelector(1)</script>");' },
  { what: 'a server component', text: 'import React from "react"; export default async function Page() { return <a/>; }', path: 'app/page.tsx' },
  { what: 'a test in Node.js', text: 'import { test } from "node:test"; window.location;' },
  { what: 'the words in a comment of another language', text: '# "use client" document.cookie', languageId: 'python' },
  { what: 'a folder whose name only looks alike', path: 'src/public-api/keys.ts' },
  { what: 'a directive that is no directive', text: 'const a = 1;\nf("use client")' },
];

describe('code that is shipped to browsers', () => {
  for (const code of bundled) it(`is refused: ${code.what}`, () => assert.equal(isRefused(code), true));
  for (const code of kept) it(`is told from: ${code.what}`, () => assert.equal(isRefused(code), false));
});
