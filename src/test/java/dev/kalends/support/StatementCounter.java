package dev.kalends.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Records every statement sent to the database.
 */
public class StatementCounter implements BeanPostProcessor {

	private final List<String> statements = new CopyOnWriteArrayList<>();

	/**
	 * Returns the statements executed during some work.
	 */
	public List<String> during(Runnable work) {
		this.statements.clear();
		work.run();
		return List.copyOf(this.statements);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof DataSource dataSource) ? new CountingDataSource(dataSource) : bean;
	}

	private Object call(Object target, java.lang.reflect.Method method, Object[] args) throws Throwable {
		try {
			return method.invoke(target, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private final class CountingDataSource extends DelegatingDataSource {

		CountingDataSource(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
					(proxy, method, args) -> {
						Object result = call(connection, method, args);
						if (result instanceof PreparedStatement statement) {
							return counting(PreparedStatement.class, statement, String.valueOf(args[0]));
						}
						return (result instanceof Statement statement) ? counting(Statement.class, statement, "")
								: result;
					});
		}

		private <T> T counting(Class<T> type, T statement, String sql) {
			return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
					(proxy, method, args) -> {
						if (method.getName().startsWith("execute")) {
							StatementCounter.this.statements
								.add((args != null && args.length > 0) ? String.valueOf(args[0]) : sql);
						}
						return call(statement, method, args);
					}));
		}

	}

}
