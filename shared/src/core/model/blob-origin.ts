/** Where a content of a repository's history was first seen. */
export interface BlobOrigin {
  /** Full object name of the first commit, parents before children, that holds the content at the reported path. */
  readonly commit: string;
  /** When that commit was written, by its author's clock: ISO 8601 with its zone. */
  readonly authored: string;
  /** The content's own object name: `git cat-file blob <object>` prints it. */
  readonly object: string;
}
