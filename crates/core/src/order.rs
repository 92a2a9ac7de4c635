//! Sorting, where little is sorted. Each further instance of the standard library's sort adds 7 KB to the wasm module; this is one for all.

/// Sorts by a number. What has the same keeps its order.
pub(crate) fn by<T>(list: &mut Vec<T>, number: impl Fn(&T) -> u128) {
    let mut order: Vec<(u128, usize)> = list.iter().map(number).zip(0..).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.into_iter().filter_map(|(_, place)| items[place].take()));
}

/// One number out of several: the first decides, then the second, and so on.
pub(crate) fn then(numbers: [u32; 4]) -> u128 {
    numbers.into_iter().fold(0, |sum, number| sum << 32 | u128::from(number))
}
