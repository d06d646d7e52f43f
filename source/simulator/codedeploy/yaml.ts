/** Loaded when a bundle is opened. In the built Airboss `import('yaml')` itself would give no names: it is CommonJS. */
export { parse } from 'yaml';
