/** A stylesheet imported by a script arrives as its text (see the loader in build.mjs). */
declare module "*.css" {
  const css: string;
  export default css;
}
