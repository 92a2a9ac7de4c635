//! How long a check takes natively: a clean post, a risky one, a long one; and how long the engine takes to load.
//!
//! Ratios between these, in one run, are what to look at; the machines that this is developed on are noisy.

use bedrail_core::{Input, Policy};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// About 280 characters each, composed.
const CLEAN: &str = "Grateful for this team after a long night. Coffee first, then the drive home, then sleep until the dog decides \
    otherwise. See you all at the potluck on Sunday, I am bringing the bad potato salad again and nobody can stop me, not even the \
    charge nurse who has tried for three years.";
const RISKY: &str = "Mrs. Hendricks in 412 finally walked today after her hip surgery, so proud of her! 34yo F, pulled out from \
    under the ferry ramp this am, never seen anything like it. You should stop the lisinopril and see if the cough goes away. \
    Frequent flyer back again for his dilaudid at 3am.";

fn check(c: &mut Criterion) {
    let engine = bedrail_rules::engine();
    let policy = Policy::default();
    let mut group = c.benchmark_group("check");
    for (name, text) in [
        ("clean 280", CLEAN.to_owned()),
        ("risky 280", RISKY.to_owned()),
        ("clean 10k", CLEAN.repeat(36)),
        ("risky 10k", RISKY.repeat(36)),
    ] {
        let input = Input::from(text.as_str());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| b.iter(|| engine.check(&input, &policy)));
    }
    group.finish();
    c.bench_function("load", |b| b.iter(bedrail_rules::engine));
}

criterion_group!(benches, check);
criterion_main!(benches);
