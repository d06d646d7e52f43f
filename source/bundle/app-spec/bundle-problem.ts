/** Something that is wrong with a bundle, in words for a person. */
export interface BundleProblem {
	/** `error`: CodeDeploy would refuse it or fail with it. `warning`: it would most likely not do what was meant. */
	severity: 'error' | 'warning';
	/** As it was given to the reader: a path, or `v43.zip/appspec.yml`. */
	file: string;
	/** Counted from 1. */
	line?: number;
	/** `hooks.ValidateService[0].timeout` */
	key?: string;
	/** One or two sentences: what was expected there, and what to do. Printable. */
	message: string;
}
