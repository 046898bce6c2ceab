package dev.kalends.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import dev.kalends.KalendsApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application in a separate process, which can be killed and restarted. By default it
 * has an administrator, {@value #ADMIN}.
 */
public final class Node implements AutoCloseable {

	public static final String ADMIN = "root";

	public static final String PASSWORD = "correct horse";

	private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

	/**
	 * Tests are too short for the second JIT compiler and bytecode verification to pay
	 * off.
	 */
	private static final List<String> QUICK_START = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
			"-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote");

	private final Path folder;

	private final List<String> application;

	private final int port;

	private final List<String> properties;

	private Process process;

	private Node(Path folder, List<String> application, int port, List<String> properties) {
		this.folder = folder;
		this.application = application;
		this.port = port;
		this.properties = properties;
		this.process = launch();
	}

	/**
	 * Starts a node on a free port and waits until it is up.
	 * @param folder the folder for its log and, unless a property overrides it, its data
	 * @param properties additional properties as {@code name=value}
	 */
	public static Node start(Path folder, String... properties) {
		List<String> application = new ArrayList<>(QUICK_START);
		application.addAll(classes());
		return startAs(application, folder, properties);
	}

	/**
	 * Starts a node like {@link #start}, with another command.
	 * @param application the arguments between {@code java} and the properties
	 */
	public static Node startAs(List<String> application, Path folder, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("kalends.admin.username=" + ADMIN);
		all.add("kalends.admin.password=" + PASSWORD);
		return new Node(folder, application, freePort(), all);
	}

	/**
	 * Starts a node like {@link #start}, without an administrator.
	 */
	public static Node startWithoutAdministrator(Path folder, String... properties) {
		List<String> application = new ArrayList<>(QUICK_START);
		application.addAll(classes());
		return new Node(folder, application, freePort(), List.of(properties));
	}

	/**
	 * Starts two nodes concurrently and waits until both are up.
	 */
	public static List<Node> startTwo(Supplier<Node> start) {
		List<CompletableFuture<Node>> starting = List.of(CompletableFuture.supplyAsync(start, Node::run),
				CompletableFuture.supplyAsync(start, Node::run));
		try {
			return starting.stream().map(CompletableFuture::join).toList();
		}
		catch (CompletionException ex) {
			starting.forEach((node) -> node.thenAccept(Node::close));
			throw ex;
		}
	}

	private static void run(Runnable task) {
		new Thread(task, "node-start").start();
	}

	/**
	 * Returns the arguments of {@code java} that start the application from the classes
	 * of this build, including tests.
	 */
	public static List<String> classes() {
		return List.of("-cp", System.getProperty("java.class.path"), KalendsApplication.class.getName());
	}

	/**
	 * Returns the id of the process.
	 */
	public long pid() {
		return this.process.pid();
	}

	/**
	 * Returns the port it listens on.
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Returns what the node has logged so far.
	 */
	public String log() {
		try {
			return Files.readString(this.folder.resolve("node-" + this.port + ".log"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the URL of the node without a trailing slash.
	 */
	public String address() {
		return "http://localhost:" + this.port;
	}

	/**
	 * Returns a client that is not signed in.
	 */
	public Client stranger() {
		return new Client(address());
	}

	/**
	 * Returns a client that is signed in as the administrator.
	 */
	public Client admin() {
		return stranger().signIn(ADMIN, PASSWORD);
	}

	/**
	 * Kills the process without a shutdown.
	 */
	public void kill() {
		kill(this.process);
	}

	/**
	 * Requests a shutdown and returns immediately.
	 */
	public void terminate() {
		this.process.destroy();
	}

	/**
	 * Waits until the process has ended and returns its exit code.
	 */
	public int awaitEnd() throws InterruptedException {
		assertThat(this.process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return this.process.exitValue();
	}

	/**
	 * Restarts the node on the same port with the same properties.
	 */
	public void restart() {
		kill();
		this.process = launch();
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			this.process.waitFor(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		kill();
	}

	private Process launch() {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(this.application);
		command.addAll(List.of("--server.port=" + this.port, "--kalends.data-dir=" + data()));
		if (this.properties.stream().noneMatch((property) -> property.startsWith("kalends.shutdown.drain="))) {
			command.add("--kalends.shutdown.drain=0s");
		}
		this.properties.stream()
			.filter((property) -> !property.startsWith("kalends.data-dir="))
			.forEach((property) -> command.add("--" + property));
		Path log = this.folder.resolve("node-" + this.port + ".log");
		try {
			Process started = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
				.start();
			if (!isUpInTime(started)) {
				kill(started);
				throw new IllegalStateException("The node did not start:\n" + Files.readString(log));
			}
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A property that is given twice would not use the last value.
	 */
	private String data() {
		return this.properties.stream()
			.filter((property) -> property.startsWith("kalends.data-dir="))
			.map((property) -> property.substring(property.indexOf('=') + 1))
			.findFirst()
			.orElse(this.folder.toString());
	}

	private boolean isUpInTime(Process started) {
		long end = System.nanoTime() + START_TIMEOUT.toNanos();
		while (started.isAlive() && System.nanoTime() < end) {
			if (isUp()) {
				return started.isAlive();
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
		return false;
	}

	private boolean isUp() {
		try {
			return listens() && stranger().get("/actuator/health").status() == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	/**
	 * Returns whether the port is open. It is cheap, so the starting node can use the
	 * processor.
	 */
	private boolean listens() {
		try (Socket socket = new Socket("localhost", this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void kill(Process process) {
		try {
			process.destroyForcibly().waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
