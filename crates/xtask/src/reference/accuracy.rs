//! The page that says how often the rules are right.

use bedrail_eval::{Figures, Reliability, Share};
use bedrail_rules::RuleDoc;
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use crate::eval::measured::Evaluation;

/// Width and height of the chart's square, in its own units.
const CHART: f64 = 300.0;

/// What the template needs.
pub(super) fn page(rules: &[RuleDoc], evaluation: &Evaluation) -> Value {
    let Evaluation { dev, test, .. } = evaluation;
    let real: Vec<Value> =
        evaluation.real().map(|(set, figure)| context! { set, alarms => Value::from(Serde(figure.share)) }).collect();
    let own =
        |figures: &Figures, id: &str| figures.rules.iter().find(|rule| rule.rule == id).map(|rule| Value::from(Serde(rule)));
    let rules: Vec<Value> = rules
        .iter()
        .map(|rule| (rule, own(dev, &rule.id), own(test, &rule.id)))
        .filter(|(_, dev, test)| dev.is_some() || test.is_some())
        .map(|(rule, dev, test)| context! { id => rule.id.as_str(), title => rule.title.as_str(), default_on => rule.default_on, dev, test })
        .collect();
    context! {
        dev => Value::from(Serde(dev)),
        test => Value::from(Serde(test)),
        real,
        rules,
        chart => Value::from(Serde(chart(&test.reliability))),
        chart_size => CHART,
    }
}

/// One bin of the reliability curve, where it stands in the chart.
#[derive(Debug, Serialize)]
struct Point {
    x: f64,
    y: f64,
    /// Upper and lower end of the 95 % range.
    top: f64,
    bottom: f64,
    confidence: f64,
    right: Share,
}

fn chart(reliability: &Reliability) -> Vec<Point> {
    let along = |value: f64| value * CHART;
    let down = |value: f64| CHART - along(value);
    // Tenths of a unit are finer than anybody sees.
    let place = |value: f64| (value * 10.0).round() / 10.0;
    let point = |bin: &bedrail_eval::Bin| {
        let range = bin.right.range();
        Some(Point {
            x: place(along(bin.confidence)),
            y: place(down(bin.right.value()?)),
            top: place(down(range.high)),
            bottom: place(down(range.low)),
            confidence: bin.confidence,
            right: bin.right,
        })
    };
    reliability.bins.iter().filter_map(point).collect()
}
