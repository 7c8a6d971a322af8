/** Where a module is, or its bytes. */
export type Source = string | { readonly href: string } | ArrayBuffer | ArrayBufferView;
