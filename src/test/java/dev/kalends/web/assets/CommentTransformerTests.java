package dev.kalends.web.assets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommentTransformerTests {

	@Test
	void commentsOnSeparateLinesAreRemoved() {
		assertThat(CommentTransformer.withoutComments("""
				// Purpose
				import { a } from './a.js';

				/**
				 * Adds.
				 * @param {number} one
				 */
				export const add = (one) => {
				  // why
				  return a + one;
				};
				/** One line. */
				const b = 1;
				""")).isEqualTo("""
				import { a } from './a.js';

				export const add = (one) => {
				  return a + one;
				};
				const b = 1;
				""");
	}

	@Test
	void codeThatLooksLikeACommentIsKept() {
		String script = """
				const url = 'https://example.org'; // why
				const any = /** @type {any} */ (url);
				const glob = '*/*';
				/** @type {any} */ (globalThis).a = () => 1; /* one
				*/
				""";
		assertThat(CommentTransformer.withoutComments(script)).isEqualTo(script);
	}

	@Test
	void commentsAndIndentationOfStylesheetAreRemoved() {
		assertThat(CommentTransformer.compactStylesheet("""
				/* The month. */
				.month {
				  color: red; /* stays */
				}
				""")).isEqualTo(".month {\ncolor: red; /* stays */\n}\n");
	}

}
