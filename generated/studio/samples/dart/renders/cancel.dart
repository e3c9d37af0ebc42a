import 'dart:io';

import 'package:http/http.dart' as http;

Future<void> main() async {
  final url = Uri.parse('https://api.studio.example/v1/renders/rnd_0001/cancel');
  final request = http.Request('POST', url);
  request.headers['X-Studio-Key'] = (Platform.environment['STUDIO_ACCOUNT_API_KEY'] ?? (throw StateError('STUDIO_ACCOUNT_API_KEY is not set')));

  final response = await request.send();
  await stdout.addStream(response.stream);
  if (response.statusCode >= 400) {
    throw HttpException('the server answered ${response.statusCode}');
  }
}
