/** Our `string-width`, made when first asked. */
export default (text) => require('../node_modules/string-width/index.js').default(text);
