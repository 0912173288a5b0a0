/** Something that holds a resource and lets it go exactly once. The editor's and LSP's Disposable have the same shape. */
export interface Disposable {
  dispose(): void;
}
