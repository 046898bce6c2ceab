/**
 * History of work items: change sets, undo and redo, the trash, and their retention.
 * <p>
 * {@code ChangeRecorder} receives every work item that a transaction writes and stores
 * one change set per transaction. Undo and restore use the work item services, so the
 * same rules, permissions, locks and versions apply as for any other change.
 */
@ApplicationModule(allowedDependencies = { "workitem", "workitem :: query", "workitem :: recurrence",
		"workitem :: changeset", "location", "team", "account", "freshness", "web", "database", "shared" })
@NullMarked
package dev.kalends.history;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
