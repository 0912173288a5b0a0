import type { BlobOrigin } from '../../core/model/blob-origin';

/** The commit that a content came in with, as a person says it: `commit 1f2e3d4c5b6a of 2026-03-01`. */
export function originWords({ commit, authored }: BlobOrigin): string {
  const day = authored.slice(0, 10);
  return day === '' ? `commit ${commit.slice(0, SHORT)}` : `commit ${commit.slice(0, SHORT)} of ${day}`;
}

/** Digits of a commit's name: unique in any repository there is. */
const SHORT = 12;
