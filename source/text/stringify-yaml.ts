/** Loaded when YAML is asked for. In the built Airboss `import('yaml')` itself would give no names: it is CommonJS. */
export { stringify } from 'yaml';
