/** The Bun that is in the executables: pinned, each archive with the hash that it has to have. */
export const bunVersion = '1.4.5';

/**
 * By the name of the executable's architecture. As of 1.4 Bun's x64 build runs on processors without AVX2, too: its
 * package `-baseline` holds the same file.
 */
export const runtimes = {
	x64: {
		package: '@oven/bun-linux-x64',
		integrity:
			'sha512-IWX9BELoGHAUtMonkeSaNaZwXzRk+oDw6Mk+HBFXd3KHYIBNBsIGRupMZPcgNoDbJpLu6gAJjIoIVPZtt1aJ1g==',
		/** As the header of an ELF file has it. */
		machine: 62,
	},
	arm64: {
		package: '@oven/bun-linux-aarch64',
		integrity:
			'sha512-4BXmsSKnjOrlGWqZV4x/oWa7AVoR+B6lCXddMzOAXBIm3t50eslg9wb66gmtW1AamEQ1l1CDvmmruysEhqOWMg==',
		machine: 183,
	},
};
