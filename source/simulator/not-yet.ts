import { AwsError } from './aws-error.ts';

export const notYet = (): never => {
	throw new AwsError('NotImplemented', 'not yet');
};
