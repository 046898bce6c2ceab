/**
 * What was changed and by whom: change sets, undo and redo, the trash, and their
 * retention.
 * <p>
 * {@code ChangeRecorder} is told of every work item that a transaction writes, and stores
 * one change set per transaction. Undo and restore go through the services of work items,
 * so rules, permissions, locks and versions are those of any change.
 */
@ApplicationModule(allowedDependencies = { "workitem", "workitem :: query", "location", "team", "account", "freshness",
		"web", "database", "shared" })
@NullMarked
package dev.kalends.history;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
