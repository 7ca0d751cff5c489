/** What the tests use of markdown-it, which brings no types. */
declare module "markdown-it" {
  export default function markdownIt(options: { readonly html: boolean; readonly linkify: boolean }): {
    readonly render: (text: string) => string;
  };
}
