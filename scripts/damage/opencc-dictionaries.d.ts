/** OpenCC's table of single characters, `简 繁|简 繁|…`; the package ships it without types. */
declare module 'opencc-js/dict/STCharacters' {
  const entries: string;
  export default entries;
}
