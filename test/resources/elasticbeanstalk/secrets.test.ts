import { expect, test } from 'vitest';
import { isSecret } from '../../../source/resources/elasticbeanstalk/secrets.ts';

const variable = (OptionName: string, Value = 'x') => ({
	Namespace: 'aws:elasticbeanstalk:application:environment',
	OptionName,
	Value,
});

test.each([
	['DB_PASSWORD', true],
	['DB_PASS', true],
	['SESSION_SECRET', true],
	['githubToken', true],
	['STRIPE_API_KEY', true],
	['GOOGLE_CREDENTIALS', true],
	['NODE_ENV', false],
	['PASSENGER_POOL', false],
])('the variable %s is secret: %s', (name, expected) => {
	expect(isSecret(variable(name))).toBe(expected);
});

test.each([
	['postgres://shop:hunter2@db/shop', true],
	['redis://:hunter2@cache', true],
	['AKIAIOSFODNN7EXAMPLE', true],
	['-----BEGIN RSA PRIVATE KEY-----', true],
	['https://shop.example/path', false],
])('a value like %s gives itself away: %s', (value, expected) => {
	expect(isSecret(variable('ADDRESS', value))).toBe(expected);
});

test('options of AWS are no secrets for having a key in their name, but a database password is', () => {
	expect(
		isSecret({ Namespace: 'aws:autoscaling:launchconfiguration', OptionName: 'EC2KeyName', Value: 'ops' }),
	).toBe(false);
	expect(isSecret({ Namespace: 'aws:rds:dbinstance', OptionName: 'DBPassword', Value: 'x' })).toBe(true);
});

test('the parameter in which AWS repeats all variables is one', () => {
	expect(
		isSecret({
			Namespace: 'aws:cloudformation:template:parameter',
			OptionName: 'EnvironmentVariables',
			Value: 'A=1',
		}),
	).toBe(true);
});
