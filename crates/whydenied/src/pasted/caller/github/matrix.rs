//! The runs of a job with a matrix, and of a workflow whose inputs are chosen from a list.

use super::trigger::texts;
use crate::json::{Node, Value};

/// The most combinations that are looked at.
const MAX_RUNS: usize = 64;

/// What a name such as `matrix.environment` stands for in one run.
pub(super) type Values = Vec<(String, String)>;

/// The combinations of a job's matrix; one without any value where there is none, or where only the run knows it.
///
/// Source: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix>
pub(super) fn combinations(job: &Node<'_>) -> Vec<Values> {
    let mut all = vec![Values::new()];
    let Some(matrix) = job.get("strategy").and_then(|strategy| strategy.get("matrix")) else { return all };
    let dimensions = matrix.members().iter().filter(|member| !matches!(&*member.key, "include" | "exclude"));
    let dimensions = dimensions.filter(|member| matches!(member.node.value, Value::Array(_)));
    let mut own = Vec::new();
    for dimension in dimensions {
        let name = format!("matrix.{}", dimension.key);
        all = product(&all, &name, &texts(&dimension.node));
        own.push(name);
    }
    for excluded in entries(matrix.get("exclude")) {
        all.retain(|run| !excluded.iter().all(|pair| run.contains(pair)));
    }
    if own.is_empty() {
        all.clear();
    }
    // What is added is added to the combinations of the matrix alone.
    let combined = all.len();
    for included in entries(matrix.get("include")) {
        let is_own = |pair: &&(String, String)| own.contains(&pair.0);
        let fits = |run: &&mut Values| included.iter().filter(is_own).all(|pair| run.contains(pair));
        let mut found = false;
        // One that names no value of the matrix is added to every combination.
        for run in all.iter_mut().take(combined).filter(fits) {
            found = true;
            run.extend(included.iter().filter(|pair| !is_own(pair)).cloned());
        }
        if !found && all.len() < MAX_RUNS {
            all.push(included);
        }
    }
    if all.is_empty() { vec![Values::new()] } else { all }
}

/// Each run with each of the values.
pub(super) fn product(runs: &[Values], name: &str, values: &[String]) -> Vec<Values> {
    if values.is_empty() {
        return runs.to_vec();
    }
    let with = |run: &Values, value: &String| {
        let mut run = run.clone();
        run.push((name.to_owned(), value.clone()));
        run
    };
    runs.iter().flat_map(|run| values.iter().map(move |value| with(run, value))).take(MAX_RUNS).collect()
}

/// The entries of `include` or `exclude`.
fn entries(list: Option<&Node<'_>>) -> Vec<Values> {
    let Some(Value::Array(nodes)) = list.map(|list| &list.value) else { return Vec::new() };
    let pairs = |node: &Node<'_>| {
        let members = node.members().iter();
        members
            .filter_map(|it| Some((format!("matrix.{}", it.key), it.node.value.scalar_text()?.to_owned())))
            .collect()
    };
    nodes.iter().take(MAX_RUNS).map(pairs).collect()
}

#[cfg(test)]
mod tests {
    use super::combinations;
    use crate::yaml;

    #[test]
    fn a_matrix_is_its_combinations() {
        for (matrix, expected) in [
            ("{env: [dev, prod]}", "dev; prod"),
            ("{env: [a, b], os: [x, y], exclude: [{env: a, os: y}]}", "a x; b x; b y"),
            ("{include: [{env: a}, {env: b}]}", "a; b"),
            ("{env: [a, b], include: [{env: b, role: r}, {env: c}]}", "a; b r; c"),
            ("{env: '${{ fromJSON(x) }}'}", ""),
        ] {
            let text = format!("strategy: {{matrix: {matrix}}}");
            let roots = yaml::parse(&text).unwrap();
            let runs = combinations(&roots[0]);
            let runs: Vec<_> = runs
                .iter()
                .map(|run| run.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" "))
                .collect();
            assert_eq!(runs.join("; "), expected, "{matrix}");
        }
    }
}
