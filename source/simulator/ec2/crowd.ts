/** The instances of a test of scale. Each is made from its number and the seed, so that they take no room. */
import type { _InstanceType, Subnet } from '@aws-sdk/client-ec2';
import { drawn } from '../random.ts';
import { privateAddress, publicAddress } from './addresses.ts';
import { rest } from './lifecycle.ts';
import { longId } from './long-id.ts';
import type { InstanceState, SimulatedInstance } from './part.ts';
import { TagSet, tagOf } from './tag-set.ts';

export interface Crowd {
	readonly size: number;
	/** A new record of the instance of this number, from 0, as it was at the start. */
	at(number: number): SimulatedInstance;
	/** The number of the instance with this id. */
	numberOf(id: string): number | undefined;
}

/** What all of a crowd have in common. */
export interface Common {
	readonly seed: number;
	readonly size: number;
	readonly imageId: string;
	/** They are spread over them, one after another. */
	readonly subnets: readonly Subnet[];
	/** How many addresses were given out before. */
	readonly addresses: number;
	/** Milliseconds since the epoch when they were made. */
	readonly now: number;
}

const day = 86_400_000;
const production = tagOf('Environment', 'prod');
const staging = tagOf('Environment', 'staging');
const serving = (service: string) => ({
	service,
	tag: tagOf('Service', service),
	owner: tagOf('Owner', `${service}-team`),
});
const services = [
	serving('search'),
	serving('catalog'),
	serving('checkout'),
	serving('reviews'),
	serving('invoices'),
	serving('recommend'),
	serving('gateway'),
	serving('images'),
] as const;
const types = ['m7g.large', 'c7g.xlarge', 't4g.small', 'r7g.large', 'm7g.2xlarge'] as const;
const noGroups: readonly string[] = [];

/** Of each question about an instance: what its answer is drawn with. */
const questions = {
	service: 1,
	type: 2,
	environment: 3,
	owner: 4,
	age: 5,
	rest: 6,
	id: 7,
	launch: 8,
} as const;
type Question = keyof typeof questions;

export function createCrowd(common: Common): Crowd {
	const { size } = common;
	return {
		size,
		at: (number) => new Member(common, number),
		numberOf(id) {
			const number = unshuffled(Number.parseInt(id.slice(3, 11), 16) ^ common.seed);
			return number < size && new Member(common, number).id === id ? number : undefined;
		},
	};
}

class Member implements SimulatedInstance {
	readonly imageId: string;
	readonly type: _InstanceType;
	readonly groups = noGroups;
	state: InstanceState = 'running';
	launchedAt: number;
	checkedAt: number;
	endedAt: number | undefined;
	reason: SimulatedInstance['reason'];
	impaired = false;
	publicAddress: string | undefined;
	readonly #common: Common;
	readonly #number: number;
	#id: string | undefined;
	#tags: TagSet | undefined;

	constructor(common: Common, number: number) {
		this.#common = common;
		this.#number = number;
		this.imageId = common.imageId;
		this.type = this.#pick('type', types);
		this.launchedAt = common.now - this.#share('age') * 90 * day;
		this.checkedAt = this.launchedAt;
		if (this.#subnet?.MapPublicIpOnLaunch) this.publicAddress = publicAddress(common.addresses + number);
		if (this.#share('rest') < 0.03) rest(this, common.now);
	}

	get id(): string {
		const { seed } = this.#common;
		this.#id ??= longId('i', shuffled(this.#number) ^ seed, this.#drawn('id'));
		return this.#id;
	}

	get reservation(): string {
		return longId('r', this.#drawn('launch'), this.#drawn('id'));
	}

	get subnetId(): string {
		return this.#subnet?.SubnetId ?? '';
	}

	get zone(): string {
		return this.#subnet?.AvailabilityZone ?? '';
	}

	get privateAddress(): string {
		const { subnets, addresses } = this.#common;
		return privateAddress(this.#number % subnets.length, addresses + this.#number);
	}

	get tags(): TagSet {
		this.#tags ??= this.#ownTags();
		return this.#tags;
	}

	get #subnet(): Subnet | undefined {
		const { subnets } = this.#common;
		return subnets[this.#number % subnets.length];
	}

	#ownTags(): TagSet {
		const { service, tag, owner } = this.#pick('service', services);
		const name = tagOf('Name', `${service}-${String(this.#number + 1).padStart(5, '0')}`);
		const environment = this.#share('environment') < 0.8 ? production : staging;
		return new TagSet(
			this.#share('owner') < 0.97 ? [name, environment, tag, owner] : [name, environment, tag],
		);
	}

	#drawn(question: Question): number {
		return drawn(this.#common.seed ^ Math.imul(questions[question], odd), this.#number);
	}

	/** In [0, 1). */
	#share(question: Question): number {
		return this.#drawn(question) / 2 ** 32;
	}

	#pick<T>(question: Question, from: readonly [T, ...T[]]): T {
		return from[Math.floor(this.#share(question) * from.length)] ?? from[0];
	}
}

/** What an odd number multiplies its inverse takes back, in 32 bits: the first half of an id leads to its number. */
const odd = 0x9e3779b1;
const inverse = 0x0e8b2f51;
const shuffled = (number: number) => Math.imul(number + 1, odd);
const unshuffled = (shuffled: number) => (Math.imul(shuffled, inverse) - 1) >>> 0;
