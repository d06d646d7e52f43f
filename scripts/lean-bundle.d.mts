import type { Plugin } from 'esbuild';

export declare const leanBundle: Plugin[];
