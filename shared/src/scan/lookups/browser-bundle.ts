import type { LookupRequest } from './plan';

/**
 * Whether this code is shipped to browsers: a bundler would put the variable's value into the bundle for everyone to
 * read. Only clear signs count; server-side rendering looks alike in many ways.
 */
export function isBundledForBrowsers({ text, path, name, languageId }: LookupRequest): boolean {
  if (languageId === 'vue' || languageId === 'svelte' || languageId === 'html') return true;
  if (languageId === 'dart') return /\bimport\s+['"](?:package:web\/|dart:(?:html|js))/.test(text);
  if (!/^(?:javascript|typescript)/.test(languageId)) return false;
  return PUBLIC_NAME.test(name) || (path !== undefined && PUBLIC_PATH.test(path)) || CLIENT_DIRECTIVE.test(text) || isBrowserCode(text);
}

/** Whether this is an application that runs on its users' devices, whose environment nobody sets for it. */
export function runsOnDevices({ text, languageId }: LookupRequest): boolean {
  if (languageId === 'dart') return /\bimport\s+['"](?:package:flutter\/|dart:ui)/.test(text);
  return languageId === 'swift' && /^\s*import\s+(?:UIKit|SwiftUI|AppKit|WatchKit)\b/m.test(text);
}

function isBrowserCode(text: string): boolean {
  if (/\bimport\.meta\.env\b/.test(text)) return true;
  if (/\b(?:require\(\s*|from\s+|import\s+)['"](?:react-dom(?:\/client)?|vue|svelte|@angular\/core|solid-js(?:\/web)?|preact)['"]/.test(text)) return true;
  const touchesPage = /\b(?:document\.(?:getElementById|querySelector|querySelectorAll|createElement|addEventListener|cookie|body)|window\.(?:location|document|addEventListener|localStorage)|localStorage\.)/.test(text);
  const usesHooks = /\bfrom\s+['"]react['"]/.test(text) && /\buse(?:State|Effect|Ref|LayoutEffect|Reducer)\s*[(<]/.test(text);
  const usesNode = /\bprocess\.(?!env\b)|['"]node:|\brequire\(\s*['"](?:fs|path|http|crypto|express)['"]/.test(text);
  return (touchesPage || usesHooks) && !usesNode;
}

/**
 * Prefixes by which bundlers publish a variable: https://vite.dev/guide/env-and-mode,
 * https://nextjs.org/docs/app/guides/environment-variables, https://create-react-app.dev/docs/adding-custom-environment-variables/,
 * https://docs.expo.dev/guides/environment-variables/, https://svelte.dev/docs/kit/$env-static-public
 */
const PUBLIC_NAME = /^(?:VITE|NEXT_PUBLIC|REACT_APP|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY|VUE_APP|PUBLIC|NG_APP|STORYBOOK)_/;
const PUBLIC_PATH = /(?:^|\/)(?:public|wwwroot|www|htdocs|bower_components)\/|\.client\.[cm]?[jt]sx?$|(?:^|\/)(?:static|assets)\/(?:.*\/)?js\//;
const CLIENT_DIRECTIVE = /^\s*(?:(?:\/\/[^\n]*|\/\*[^]*?\*\/)\s*)*['"]use client['"]/;
