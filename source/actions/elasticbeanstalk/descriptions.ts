/** What Beanstalk takes as the description of a version or a saved configuration (Description, 200 characters). */
export const isDescription = ({ length }: string): true | string =>
	length <= 200 || `It has ${length} characters: expected at most 200.`;
