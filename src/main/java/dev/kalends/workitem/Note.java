package dev.kalends.workitem;

import java.time.Instant;
import java.util.UUID;

import dev.kalends.account.PersonName;

/**
 * What somebody noted about an item.
 *
 * @param id the note's id
 * @param text 1–10,000 characters
 * @param author who wrote it
 * @param createdAt when
 * @param mayDelete whether the person it is shown to may delete it
 */
public record Note(UUID id, String text, PersonName author, Instant createdAt, boolean mayDelete) {

}
