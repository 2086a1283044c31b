/** OpenCC's dictionaries as opencc-js ships them: entries `from to` joined by `|`. */
declare module 'opencc-js/dict/STCharacters' {
  const entries: string;
  export default entries;
}

declare module 'opencc-js/dict/TSCharacters' {
  const entries: string;
  export default entries;
}
