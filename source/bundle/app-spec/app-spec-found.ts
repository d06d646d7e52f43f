import type { AppSpec } from './app-spec.ts';
import type { BundleProblem } from './bundle-problem.ts';
import type { FileList } from './file-list.ts';

/** What a bundle says of its deployment, or why that cannot be known here. */
export type AppSpecFound =
	| {
			state: 'read';
			/** Undefined: there is none, or it says too little; `problems` tells. */
			appspec?: AppSpec;
			problems: BundleProblem[];
			/** Paths of the bundle's files, sorted. */
			entries: string[];
			files: FileList;
	  }
	/** The end of a sentence: `a tgz is not read, only a zip`. */
	| { state: 'unread'; reason: string };
